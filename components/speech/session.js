// A spoken session in this page: what is heard goes up, what is said comes down, and neither waits for the other.
//
// Events: `message` (JSON from the server), `talk` {down}, `mode` {mode}.
import { capture } from "./capture.js";
import { link } from "./link.js";
import { playback } from "./playback.js";

const BEFORE = 12, AFTER_MS = 240; // frames kept from before the key went down, and time after it came up

class Session extends EventTarget {
  constructor() {
    super();
    this.mode = "open_mic";
    this.down = this.pressed = false;
    this.before = [];
    this.members = new Map(); // who says an utterance
    link.addEventListener("open", () => this.send({ kind: "mute", on: Boolean(capture.muted) }));
    link.addEventListener("sound", ({ detail }) => this.sound(detail));
    link.addEventListener("message", ({ detail }) => this.take(detail));
    capture.addEventListener("frame", ({ detail }) => this.frame(detail.pcm));
    for (const kind of ["played", "flushed"]) {
      playback.addEventListener(kind, ({ detail }) => detail.id !== null && this.send({ kind: "played", id: detail.id, ms: detail.ms }));
    }
  }

  sound(sound) { playback.play({ ...sound, member: this.members.get(sound.id) }); }

  take(message) {
    if (message.kind === "saying") this.members.set(message.id, message.member);
    if (["interrupted", "reopened", "hush"].includes(message.kind)) playback.flush();
    this.tell("message", message);
  }

  frame(pcm) {
    if (capture.muted) return;
    if (this.mode === "open_mic" || this.down) return void link.frame(pcm);
    this.before = [...this.before, pcm].slice(-BEFORE);
  }

  send(message) { link.send(message); }

  done() { this.send({ kind: "done" }); }

  moment(seconds) { this.send({ kind: "moment", seconds }); }

  mute(on) {
    capture.mute(on);
    this.send({ kind: "mute", on });
  }

  choose(mode) {
    if (this.down) this.talk(false);
    this.mode = mode;
    this.tell("mode", { mode });
  }

  // The first syllable is often said before the key is quite down, the last one after it is up.
  talk(down) {
    if (this.mode !== "push_to_talk" || down === this.pressed) return;
    clearTimeout(this.ending);
    this.pressed = down;
    this.tell("talk", { down });
    if (down) this.press();
    else this.ending = setTimeout(() => this.release(), AFTER_MS);
  }

  press() {
    if (this.down) return;
    this.down = true;
    this.send({ kind: "talk", down: true });
    for (const pcm of this.before.splice(0)) link.frame(pcm);
  }

  release() {
    this.down = false;
    this.send({ kind: "talk", down: false });
  }

  tell(kind, detail = {}) { this.dispatchEvent(new CustomEvent(kind, { detail })); }
}

export const session = new Session();
