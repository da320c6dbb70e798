// The interviewer on video: a rented face that says our sound, sentence by sentence, while what is played here keeps time.
//
// Events: `began` {picture}, `ended` {why: slow | failed | dropped | closed}; after `ended` it is over for good.
import { link } from "./link.js";
import { playback } from "./playback.js";
import { session } from "./session.js";
import { Resampler } from "./worklets/resampler.js";

const RATE = 24000;      // what the service takes; at any other rate it garbles without an error
const PATIENCE_MS = 5000; // to start, from when the page wanted it
const MUTE_MS = 1800;    // a sentence that is not begun by then will not be
const BUSY_MS = 100;     // a page that was busy hears of a beginning late

export class Video extends EventTarget {
  constructor(element) {
    super();
    this.element = element;
    this.state = "starting";
    this.line = []; // sentences not begun yet, first the one that comes next
    this.deadline = setTimeout(() => this.end("slow"), PATIENCE_MS);
    this.ears = new AbortController();
    const on = (source, kind, act) => source.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on(session, "message", ({ kind }) => this.attend(kind));
    on(playback, "running", () => this.next());
    on(playback, "ended", ({ last }) => { last ? this.listen(true) : this.next(); });
    on(link, "closed", ({ reason }) => reason === "over" && this.end("closed"));
    playback.lend(this);
  }

  // With a token that was made for this one session.
  async start({ token, url }) {
    try {
      const sdk = await import("lab-liveavatar");
      if (this.state !== "starting") return;
      this.face = new sdk.LiveAvatarSession(token, { voiceChat: false, apiUrl: url });
      this.face.on(sdk.SessionEvent.SESSION_DISCONNECTED, () => this.end(this.state === "on" ? "dropped" : "failed"));
      this.face.on(sdk.AgentEventsEnum.AVATAR_SPEAK_STARTED, () => this.begun());
      const seen = new Promise((done) => this.face.once(sdk.SessionEvent.SESSION_STREAM_READY, done));
      await this.face.start();
      if (this.state !== "starting") return void this.face.stop();
      const picture = this.face.room.state === "connected";
      if (picture) await seen;
      if (this.state === "starting") await this.show(picture);
    } catch (problem) {
      console.warn("No video:", problem?.message || problem);
      this.end("failed");
    }
  }

  // The picture is muted, so that it may start without a click; its sound goes the way of all sound here.
  async show(picture) {
    clearTimeout(this.deadline);
    if (picture) {
      this.face.attach(this.element);
      this.element.muted = true;
      await playback.start();
      if (this.state === "over") return;
      playback.carry(new MediaStream(this.element.srcObject.getAudioTracks()));
    }
    this.state = "on";
    this.tell("began", { picture });
    this.next();
  }

  say(sound, heard) {
    this.line.push({ pcm: packed(sound.samples, sound.rate), heard });
    this.next();
  }

  // Not before it can be heard: a browser may still be waiting for a click.
  next() {
    if (this.state !== "on" || !playback.running) return;
    for (const sentence of this.line.filter((each) => !each.sent)) {
      sentence.sent = true;
      this.listen(false);
      this.face.repeatAudio(sentence.pcm);
    }
    this.watch();
  }

  // The service says the sentences in the order in which it got them.
  begun() {
    const sentence = this.line.shift();
    if (!sentence) return;
    this.speaking = true;
    sentence.heard();
    this.watch();
  }

  // Only the first of an utterance tells whether the face still speaks; a later one may have been taken as its continuation.
  watch() {
    clearTimeout(this.mute);
    const [first] = this.line;
    if (!first?.sent || playback.now && !playback.now.over) return;
    this.mute = setTimeout(() => { this.mute = setTimeout(() => this.miss(first), BUSY_MS); }, MUTE_MS);
  }

  miss(sentence) {
    if (sentence !== this.line[0]) return;
    if (this.speaking) this.begun();
    else this.end("dropped");
  }

  hush() {
    clearTimeout(this.mute);
    this.line = [];
    this.speaking = false;
    if (this.state === "on") this.face.interrupt();
  }

  attend(kind) {
    if (kind === "turn") this.listen(false);
    if (kind === "voice_start" || kind === "reopened") this.listen(true);
  }

  listen(yes) {
    if (yes) this.speaking = false;
    if (this.state !== "on" || yes === this.listening) return;
    this.listening = yes;
    if (yes) this.face.startListening();
    else this.face.stopListening();
  }

  end(why) {
    if (this.state === "over") return;
    const was = this.state;
    this.state = "over";
    for (const timer of [this.deadline, this.mute]) clearTimeout(timer);
    this.ears.abort();
    this.line = [];
    if (playback.voice === this) playback.takeBack();
    if (was === "on") this.face.stop();
    this.element.srcObject = null;
    this.tell("ended", { why });
  }

  tell(kind, detail = {}) { this.dispatchEvent(new CustomEvent(kind, { detail })); }
}

// PCM16 at the rate of the service, in base64.
export function packed(samples, rate) {
  const resampler = new Resampler(rate, RATE), length = Math.round(samples.length * RATE / rate);
  const pcm = new DataView(new ArrayBuffer(2 * length));
  for (let at = 0, read = 0; at < length; at += 1) {
    while (resampler.hungry) resampler.push(samples[read++] || 0);
    pcm.setInt16(2 * at, Math.max(-1, Math.min(1, resampler.next())) * 32767, true);
  }
  const bytes = new Uint8Array(pcm.buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
