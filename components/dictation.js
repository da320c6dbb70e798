// An answer spoken into the answer box: recorded for up to two minutes, written down by the server, then corrected.
import { Meter, capture, helpFor } from "lab-speech";

const FRAMES_A_SECOND = 50;

export default {
  template: `
    <section class="dictation" aria-label="Say your answer" :data-state="doing">
      <div v-if="state === 'refused'" class="refusal" role="alert">
        <h3>{{ help.title }}</h3>
        <ol><li v-for="step in help.steps" :key="step">{{ step }}</li></ol>
        <p>You can also type your answer below.</p>
        <div class="mic-row"><button type="button" class="act primary" @click="begin">Try again</button></div>
      </div>
      <div v-else-if="doing === 'recording'" class="mic-row">
        <button type="button" class="act warn" @click="finish"><span class="icon icon-square" aria-hidden="true"></span>Stop and write it down</button>
        <span class="time" role="timer">{{ clock }}</span>
        <div class="level" ref="meter" role="meter" aria-label="Your level" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><i></i></div>
        <button type="button" class="act quiet" @click="discard">Discard</button>
      </div>
      <div v-else class="mic-row">
        <button type="button" class="act" :class="{primary: !said}" :disabled="doing !== 'idle'" @click="begin"><span class="icon icon-mic" aria-hidden="true"></span>{{ label }}</button>
        <button v-if="problem && frames.length" type="button" class="act" @click="send">Write it down again</button>
      </div>
      <p class="hint small muted" role="status">{{ hint }}</p>
      <div v-if="problem" class="note warn" role="alert"><span class="icon icon-circle-alert" aria-hidden="true"></span><span>{{ problem }}</span></div>
    </section>`,
  props: { address: String, longest: { type: Number, default: 120 } },
  data() { return { state: capture.state, reason: capture.problem, doing: "idle", seconds: 0, problem: "", said: false, frames: [] }; },
  computed: {
    help() { return helpFor(this.reason); },
    clock() { return `${clock(this.seconds)} of ${clock(this.longest)}`; },
    label() { return { asking: "Your browser is asking…", writing: "Writing it down…" }[this.doing] || (this.said ? "Say more" : "Say your answer"); },
    hint() {
      if (this.doing === "recording") return this.seconds > this.longest - 15 ? "A few seconds are left." : "You are being recorded. Speak as you would in the interview.";
      if (this.doing === "writing") return "This can take as long as you spoke.";
      if (this.said) return "Read it through and put right what was misheard. Then send it.";
      return "What you say is written into the box below, where you can correct it before you send it. The recording is not kept.";
    },
  },
  mounted() {
    this.ears = new AbortController();
    const on = (kind, act) => capture.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on("state", ({ state, problem }) => this.become(state, problem));
    on("frame", (frame) => this.take(frame));
  },
  unmounted() { this.ears.abort(); capture.stop(); },
  methods: {
    async begin() {
      Object.assign(this, { doing: "asking", problem: "", seconds: 0, frames: [] });
      if (await capture.start()) this.doing = "recording";
      else if (this.doing === "asking") this.doing = "idle";
    },
    become(state, problem) { [this.state, this.reason] = [state, problem]; },
    take(frame) {
      if (this.doing !== "recording") return;
      if (this.$refs.meter && this.meter?.element !== this.$refs.meter) this.meter = new Meter(this.$refs.meter);
      this.meter?.add(frame);
      this.frames.push(new Int16Array(frame.pcm));
      this.seconds = Math.floor(this.frames.length / FRAMES_A_SECOND);
      if (this.seconds >= this.longest) this.finish();
    },
    discard() { capture.stop(); Object.assign(this, { doing: "idle", frames: [], seconds: 0 }); },
    finish() {
      if (this.doing !== "recording") return;
      capture.stop();
      this.send();
    },
    async send() {
      Object.assign(this, { doing: "writing", problem: "" });
      try {
        const answer = await fetch(this.address, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: new Blob(this.frames) });
        const told = await answer.json();
        if (answer.ok) this.written(told.text);
        else this.problem = told.detail || "This could not be written down just now. Try again, or type your answer.";
      } catch (offline) {
        this.problem = "The server could not be reached. Your recording is still here: try again in a moment, or type your answer.";
      }
      this.doing = "idle";
    },
    written(text) {
      if (!text) { this.problem = "No words were understood in it. Speak a little closer to the microphone, or type your answer."; this.frames = []; return; }
      [this.said, this.frames] = [true, []];
      this.$emit("words", { text });
    },
  },
};

function clock(seconds) { return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`; }
