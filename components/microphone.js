// The microphone of a spoken session: on and off, level, device, push-to-talk, the turn's buttons, help when it fails.
import { Meter, capture, helpFor, session } from "lab-speech";

const SILENT_RMS = .0004, SILENT_FRAMES = 400; // 8 s below -68 dBFS: no room is that quiet

export default {
  template: `
    <section class="microphone" aria-label="Your microphone" :data-state="state">
      <p class="hint" role="status">{{ hint }}</p>
      <div v-if="open" class="mic-line">
        <span class="icon icon-mic" aria-hidden="true"></span>
        <div class="level" ref="meter" role="meter" aria-label="Your level" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><i></i></div>
        <button type="button" class="act quiet to-type" @click="$emit('typed')"><span class="icon icon-keyboard" aria-hidden="true"></span><span>Type<span class="spelled-out"> instead</span></span></button>
        <details class="mic-settings">
          <summary class="act quiet" title="Microphone settings"><span class="icon icon-cog" aria-hidden="true"></span><span>Microphone settings</span></summary>
          <div class="sheet-up">
            <label class="field">Microphone <select aria-label="Microphone" :value="used" @change="choose($event.target.value)"><option v-for="each in devices" :key="each.id" :value="each.id">{{ each.label }}</option></select></label>
            <label class="tick"><input type="checkbox" :checked="way === 'push_to_talk'" @change="hold($event.target.checked)"><span>Push to talk<span class="detail small muted">You are heard only while you hold the space bar or the button.</span></span></label>
          </div>
        </details>
      </div>
      <div v-if="open" class="mic-row main">
        <button type="button" class="act" :class="{warn: state === 'muted'}" @click="mute"><span class="icon" :class="state === 'muted' ? 'icon-mic-off' : 'icon-mic'" aria-hidden="true"></span>{{ state === 'muted' ? 'Unmute' : 'Mute' }}</button>
        <button v-if="way === 'push_to_talk'" ref="hold" type="button" class="act hold" :class="{down}" :aria-pressed="String(down)" @pointerdown="press" @keydown.space.prevent="press" @keyup.space.prevent="let_go">{{ down ? 'Listening to you' : 'Hold to talk' }}</button>
        <button v-if="turns" type="button" class="act" :class="{on: granted}" @click="moment"><span class="icon icon-hourglass" aria-hidden="true"></span>Take a moment</button>
        <button v-if="turns" type="button" class="act done" @click="done"><span class="icon icon-check" aria-hidden="true"></span><span>I’m done<span class="spelled-out"> answering</span></span></button>
      </div>
      <button v-else-if="state !== 'refused'" type="button" class="act primary big" :disabled="state === 'asking'" @click="start"><span class="icon icon-mic" aria-hidden="true"></span>{{ state === 'asking' ? 'Your browser is asking…' : 'Turn the microphone on' }}</button>
      <div v-if="state === 'refused'" class="refusal" role="alert">
        <h2>{{ help.title }}</h2>
        <ol><li v-for="step in help.steps" :key="step">{{ step }}</li></ol>
        <div class="mic-row"><button type="button" class="act primary" @click="start">Try again</button><button type="button" class="act" @click="$emit('typed')">Answer by typing</button></div>
      </div>
    </section>`,
  props: { turns: Boolean, autostart: Boolean, momentSeconds: Number, mode: { type: String, default: "open_mic" } },
  data() {
    return { state: capture.state, problem: capture.problem, devices: capture.devices, used: capture.used, way: this.mode, down: false, nothing: false, granted: false, unplugged: false };
  },
  computed: {
    open() { return this.state === "on" || this.state === "muted"; },
    help() { return helpFor(this.problem); },
    hint() {
      if (this.state === "muted") return "You are muted: nobody hears you.";
      if (this.state !== "on") return "";
      if (this.nothing) return "Nothing comes from this microphone. Is it switched off on the headset, or the wrong one?";
      if (this.granted) return "Take your time. The interviewer waits until you speak.";
      if (this.unplugged) return "Your microphone was unplugged; another one has taken over.";
      return this.way === "push_to_talk" ? "Hold the space bar or the button while you speak." : "";
    },
  },
  watch: { mode(mode) { this.take(mode); } },
  mounted() {
    this.take(this.mode);
    this.ears = new AbortController();
    const on = (source, kind, act) => source.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on(capture, "state", ({ state, problem }) => this.become(state, problem));
    on(capture, "frame", (frame) => this.level(frame));
    on(capture, "devices", () => { [this.devices, this.used] = [capture.devices, capture.used]; });
    on(capture, "unplugged", () => { this.unplugged = true; });
    on(session, "talk", ({ down }) => { this.down = down; });
    on(session, "message", ({ kind }) => { if (kind === "voice_start" || kind === "turn") this.granted = false; });
    for (const kind of ["pointerup", "pointercancel", "blur"]) on(window, kind, () => this.let_go());
    window.addEventListener("keydown", (event) => this.key(event, true), { signal: this.ears.signal });
    window.addEventListener("keyup", (event) => this.key(event, false), { signal: this.ears.signal });
    if (this.autostart) this.begin();
  },
  unmounted() {
    this.ears.abort();
    capture.stop();
  },
  methods: {
    start() { return capture.start(); },
    stop() { capture.stop(); },
    // Without a click only where leave was given before.
    async begin() {
      const leave = await navigator.permissions?.query({ name: "microphone" }).catch(() => null);
      if (leave?.state === "granted") await capture.start();
    },
    become(state, problem) {
      [this.state, this.problem, this.used, this.silent, this.nothing] = [state, problem, capture.used, 0, false];
      if (this.meter && !this.open) this.meter = null;
      this.$emit("state", { state, problem });
    },
    level(frame) {
      if (this.$refs.meter && this.meter?.element !== this.$refs.meter) this.meter = new Meter(this.$refs.meter);
      this.meter?.add(this.state === "on" ? frame : { rms: 0, full: 0 });
      this.silent = this.state === "on" && frame.rms < SILENT_RMS ? this.silent + 1 : 0;
      this.nothing = this.silent > SILENT_FRAMES;
    },
    mute() { session.mute(this.state === "on"); },
    choose(id) { this.unplugged = false; return capture.choose(id); },
    hold(on) {
      this.take(on ? "push_to_talk" : "open_mic");
      this.$emit("mode", { mode: this.way });
      if (on) this.$nextTick(() => this.$refs.hold?.focus());
    },
    take(mode) {
      this.way = mode;
      session.choose(mode);
    },
    key(event, down) {
      if (event.code !== "Space" || event.repeat || this.way !== "push_to_talk" || !this.open) return;
      if (down && event.target.closest?.("input, textarea, select, button, summary, a, [contenteditable]")) return;
      if (down) event.preventDefault();
      session.talk(down);
    },
    press() { session.talk(true); },
    let_go() { session.talk(false); },
    moment() { this.granted = true; session.moment(this.momentSeconds); this.$emit("moment"); },
    done() { session.done(); this.$emit("done"); },
  },
};
