// The link and the sound of a spoken session; shown are only troubles with either.
import { link, playback, session } from "lab-speech";

const TICKET_MS = 8000, LOADING = 1013, PROBLEM_MS = 12_000;
const CLOSED = {
  elsewhere: "This interview goes on in another tab or window. Close that one, then reload this page.",
  forbidden: "This page may not open the voice connection. Reload it, or answer by typing.",
  full: "All places for spoken interviews are taken at the moment. Wait a little and press “Connect”, or answer by typing.",
  off: "There is no speech on this server. Type your answers; what the interviewer says is written here.",
  gone: "The connection could not be restored. Press “Connect” to try again, or answer by typing.",
};

export default {
  template: `
    <div class="voice-link">
      <div role="status" class="voice-trouble">
        <div v-if="trouble" class="note warn"><span class="icon icon-circle-alert" aria-hidden="true"></span><span>{{ trouble }}</span><button v-if="state === 'closed'" type="button" class="act" @click="open">Connect</button></div>
        <div v-if="blocked" class="note"><span class="icon icon-volume-x" aria-hidden="true"></span><span>Your browser waits for a click before it plays sound.</span><button type="button" class="act primary" @click="sound">Turn the sound on</button></div>
      </div>
    </div>`,
  props: { path: String },
  data() { return { state: "connecting", code: 0, problem: "", reason: "", blocked: false }; },
  computed: {
    trouble() {
      if (this.state === "lost" && this.code === LOADING) return "Speech is still getting ready on this server. Until then you can type.";
      if (this.state === "lost") return "The connection was lost. It is being restored; nothing you have said so far is gone.";
      return this.state === "closed" ? CLOSED[this.reason] || "" : this.problem;
    },
  },
  mounted() {
    this.asked = new Map();
    this.ears = new AbortController();
    const on = (source, kind, act) => source.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on(link, "open", () => this.become("open"));
    on(session, "message", ({ kind, sentence }) => kind === "problem" && this.warn(sentence));
    on(link, "lost", ({ code }) => { this.code = code; this.become("lost", { code }); });
    on(link, "closed", ({ code, reason }) => { this.reason = reason; this.become("closed", { code, reason }); });
    on(playback, "blocked", () => { if (!this.blocked) { this.blocked = true; this.tell("sound_blocked"); } });
    on(playback, "running", () => { if (this.blocked) this.tell("sound_running"); this.blocked = false; });
    on(playback, "ended", ({ id, last }) => last && this.tell("spoken", { id }));
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => playback.running || this.sound(), { signal: this.ears.signal });
    playback.start();
    this.open();
  },
  unmounted() {
    this.ears.abort();
    link.close();
    playback.close();
  },
  methods: {
    open() {
      this.become("connecting");
      link.open(this.path, () => this.ticket());
    },
    ticket() {
      const number = (this.number = (this.number || 0) + 1);
      this.$emit("ticket", { number });
      return new Promise((done) => {
        this.asked.set(number, done);
        setTimeout(() => this.admit(number, ""), TICKET_MS);
      });
    },
    admit(number, ticket) {
      this.asked.get(number)?.(ticket);
      this.asked.delete(number);
    },
    close() { link.close(); this.state = "closed"; this.reason = "over"; playback.flush(); },
    hush() { playback.flush(); },
    done() { session.done(); },
    moment(seconds) { session.moment(seconds); },
    warn(sentence) {
      this.problem = sentence;
      clearTimeout(this.calm);
      this.calm = setTimeout(() => { this.problem = ""; }, PROBLEM_MS);
    },
    sound() { playback.start(); },
    become(state, detail = {}) {
      this.state = state;
      if (state !== "connecting") this.tell(state, detail);
    },
    tell(kind, detail = {}) { this.$emit("link", { kind, ...detail }); },
  },
};
