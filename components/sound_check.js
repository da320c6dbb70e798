// Before a spoken session: choose devices, see the level, hear the speakers, record a sentence and hear it again.
import { Meter, MicrophoneHelp, capture, helpFor, playback, tone, verdict } from "lab-speech";

const LONGEST = 300, QUIET_END = 65, VOICE_RMS = .012; // frames of 20 ms
const CHIME = [660, 880], CHIME_MS = 420, CHIME_RATE = 24000;
const ECHO = { least: .003, times: 5 };

const FINDINGS = {
  good: ["good", "Your microphone is fine: you come through clearly."],
  silent: ["bad", "Nothing was heard. Check that the microphone is switched on and is the one chosen above, then record again."],
  clipping: ["warn", "You come through too loud and distorted. Move a little away from the microphone or turn its level down, then record again."],
  faint: ["warn", "You come through very quietly. Move closer or turn the microphone’s level up, then record again."],
  noisy: ["warn", "There is a lot of noise around you. A headset or a quieter room helps; you can also go on like this."],
};
const ECHO_NOTE = "The microphone hears your speakers. Headphones are best; a lower volume helps too.";

export default {
  components: { MicrophoneHelp },
  template: `
    <section class="sound-check" aria-label="Microphone and speakers">
      <div v-if="state === 'refused'" class="refusal" role="alert">
        <h3>{{ help.title }}</h3>
        <MicrophoneHelp v-if="reason === 'denied'"></MicrophoneHelp>
        <ol v-else><li v-for="step in help.steps" :key="step">{{ step }}</li></ol>
        <div class="mic-row"><button type="button" class="act primary" @click="start">Try again</button><button type="button" class="act" @click="$emit('typed')">Answer by typing</button></div>
      </div>
      <template v-else-if="!open">
        <p>{{ state === 'asking' ? 'Your browser asks for the microphone. Choose “Allow”.' : 'You will be heard, so try your microphone and your speakers first. It takes half a minute.' }}</p>
        <div class="mic-row"><button type="button" class="act primary big" :disabled="state === 'asking'" @click="start"><span class="icon icon-mic" aria-hidden="true"></span>Turn the microphone on</button><button type="button" class="act quiet" @click="$emit('typed')">Answer by typing instead</button></div>
        <details class="fold small-fold"><summary>If your browser does not let you</summary><MicrophoneHelp asks></MicrophoneHelp></details>
      </template>
      <template v-else>
        <div class="check-row">
          <label class="field">Microphone <select ref="devices" aria-label="Microphone" :value="used" @change="choose($event.target.value)"><option v-for="each in devices" :key="each.id" :value="each.id">{{ each.label }}</option></select></label>
          <div class="level wide" ref="meter" role="meter" aria-label="Your level" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><i></i></div>
        </div>
        <div class="check-row">
          <label v-if="speakers.length && picks" class="field">Speakers <select aria-label="Speakers" :value="speaker" @change="through($event.target.value)"><option value="">As the system has it</option><option v-for="each in speakers" :key="each.id" :value="each.id">{{ each.label }}</option></select></label>
          <div class="mic-row"><button type="button" class="act" :disabled="busy" @click="chime"><span class="icon icon-volume-2" aria-hidden="true"></span>Play a sound</button><button v-if="sample" type="button" class="act" :disabled="busy" @click="$emit('sample')"><span class="icon icon-play" aria-hidden="true"></span>Hear the interviewer</button></div>
        </div>
        <div class="check-row">
          <p class="prompt">Say this, or anything you like: <b>“{{ sentence }}”</b></p>
          <div class="mic-row"><button type="button" class="act" :class="recording ? 'warn' : 'primary'" :disabled="busy && !recording" @click="recording ? finish() : record()"><span class="icon" :class="recording ? 'icon-square' : 'icon-mic'" aria-hidden="true"></span>{{ recording ? 'Stop' : kept ? 'Record again' : 'Record a sentence' }}</button><button v-if="kept && !recording" type="button" class="act" :disabled="playing" @click="again"><span class="icon icon-play" aria-hidden="true"></span>Play it back</button><span v-if="recording" class="progress-line" aria-hidden="true"><i :style="{transform: 'scaleX(' + share + ')'}"></i></span></div>
        </div>
      </template>
      <div role="status" class="stack tight">
        <p v-if="recording" class="muted">Recording. It stops by itself when you have finished.</p>
        <div v-if="finding" class="note" :class="finding[0]"><span class="icon" :class="finding[0] === 'good' ? 'icon-circle-check' : 'icon-circle-alert'" aria-hidden="true"></span><span>{{ finding[1] }}</span></div>
        <p v-if="waiting" class="muted">Listening to what you said…</p>
        <p v-if="heard" class="heard">We heard: <b>“{{ heard }}”</b></p>
        <p v-if="problem" class="muted">{{ problem }}</p>
        <div v-if="echo" class="note warn"><span class="icon icon-headphones" aria-hidden="true"></span><span>{{ echo }}</span></div>
      </div>
    </section>`,
  props: { sentence: String, sample: Boolean },
  data() {
    return {
      state: capture.state, reason: capture.problem, devices: capture.devices, speakers: [], used: "", speaker: "", picks: playback.choosesSpeaker,
      recording: false, playing: false, sounding: false, kept: false, share: 0, finding: null, heard: "", problem: "", waiting: false, echo: "",
    };
  },
  computed: {
    open() { return this.state === "on" || this.state === "muted"; },
    busy() { return this.recording || this.playing || this.sounding; },
    help() { return helpFor(this.reason); },
  },
  mounted() {
    this.ears = new AbortController();
    const on = (source, kind, act) => source.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on(capture, "state", ({ state, problem }) => this.become(state, problem));
    on(capture, "frame", (frame) => this.take(frame));
    on(capture, "devices", () => { [this.devices, this.speakers, this.used] = [capture.devices, capture.speakers, capture.used]; });
    on(playback, "ended", ({ id, last }) => last && this.silence(id));
  },
  unmounted() {
    this.ears.abort();
    capture.stop();
    playback.close();
  },
  methods: {
    async start() {
      await Promise.all([capture.start(), playback.start()]);
      this.$nextTick(() => this.$refs.devices?.focus());
    },
    become(state, problem) {
      [this.state, this.reason, this.used] = [state, problem, capture.used];
      if (state === "refused") this.$emit("result", { finding: "refused", heard: "" });
    },
    choose(id) { return capture.choose(id); },
    through(id) { this.speaker = id; return playback.speakThrough(id); },

    take(frame) {
      if (this.$refs.meter && this.meter?.element !== this.$refs.meter) this.meter = new Meter(this.$refs.meter);
      this.meter?.add(frame);
      (this.sounding ? this.during : this.before).push(frame.pcm);
      this.before = this.before.slice(-25);
      if (this.recording) this.store(frame);
    },

    record() {
      Object.assign(this, { recording: true, kept: false, finding: null, heard: "", problem: "", share: 0 });
      [this.frames, this.spoke, this.quiet] = [[], false, 0];
    },
    store(frame) {
      this.frames.push({ ...frame, pcm: new Int16Array(frame.pcm) });
      this.share = this.frames.length / LONGEST;
      this.quiet = frame.rms < VOICE_RMS ? this.quiet + 1 : 0;
      this.spoke ||= this.frames.length > 15 && frame.rms >= VOICE_RMS;
      if (this.frames.length >= LONGEST || (this.spoke && this.quiet > QUIET_END)) this.finish();
    },
    finish() {
      this.recording = false;
      this.kept = this.frames.length > 0;
      const found = verdict(this.frames);
      this.finding = FINDINGS[found.finding];
      this.result = found.finding;
      if (found.finding === "silent") return this.$emit("result", { finding: "silent", heard: "" });
      this.waiting = true;
      this.$emit("recorded", { pcm: base64(this.frames.map((frame) => frame.pcm)) });
      return this.again();
    },
    // What the recogniser made of it, or why there is nothing.
    told(heard, problem) {
      [this.waiting, this.heard, this.problem] = [false, heard, problem];
      this.$emit("result", { finding: this.result, heard });
    },
    again() {
      const pcm = this.frames.flatMap((frame) => [...frame.pcm]);
      this.playing = true;
      this.play("recording", Float32Array.from(pcm, (value) => value / 32768), 16000);
    },

    chime() {
      [this.sounding, this.during, this.echo] = [true, [], ""];
      this.play("chime", CHIME.flatMap((hertz) => bell(hertz)), CHIME_RATE);
    },
    voice(pcm, rate) {
      this.playing = true;
      const bytes = Uint8Array.from(atob(pcm), (each) => each.charCodeAt(0));
      this.play("voice", Float32Array.from(new Int16Array(bytes.buffer), (value) => value / 32768), rate);
    },
    async play(name, samples, rate) {
      this.number = (this.number || 0) + 1;
      await playback.start();
      playback.play({ id: `${name}-${this.number}`, n: 0, rate, mouth: [[0, "rest"]], samples: Float32Array.from(samples), last: true, text: "" });
    },
    silence(id) {
      if (id.startsWith("chime")) this.echo = echoes(this.before, this.during) ? ECHO_NOTE : "";
      this.sounding = this.playing = false;
    },
  },
  created() { this.before = []; this.during = []; this.frames = []; },
};

// Do our own two tones stand out of what the microphone heard while they sounded?
function echoes(before, during) {
  const strength = (frames) => Math.max(0, ...CHIME.map((hertz) => {
    const each = frames.map((pcm) => tone(new Int16Array(pcm), hertz)).sort((a, b) => a - b);
    return each[Math.floor(each.length * .75)] || 0;
  }));
  const heard = strength(during);
  return heard > ECHO.least && heard > ECHO.times * strength(before);
}

function bell(hertz) {
  const length = CHIME_RATE * CHIME_MS / 1000;
  return Array.from({ length }, (_, i) => .3 * Math.sin(2 * Math.PI * hertz * i / CHIME_RATE) * Math.min(1, i / 240) * Math.exp(-3 * i / length));
}

function base64(pieces) {
  let text = "";
  for (const piece of pieces) text += String.fromCharCode(...new Uint8Array(piece.buffer));
  return btoa(text);
}
