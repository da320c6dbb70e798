// What the interviewer says, played: a queue that stops at once, volume, speaker, and the mouth that goes with the sound.
//
// Events: `started` {id, n, text, member}, `ended` {id, n, last, quiet}, `played` {id, ms}, `flushed` {id, ms},
// `blocked` (there is something to play and the browser wants a click first), `running`.
//
// The sound may be lent to another voice, a video: `voice.say(sound, begun)` calls `begun` when it is heard there, and here
// it is played only to keep time, silently while the sound of the video is carried. `voice.hush()` stops it. Taken back, the
// sound goes on here where it has come to.
import { kept, keep } from "./memory.js";
import { mouthAt, shape, timelineOf } from "./mouth.js";

const FORGOTTEN = 20; // utterances whose late sounds are still refused

class Playback extends EventTarget {
  constructor() {
    super();
    this.waiting = [];  // sounds that came before there was anything to play them with
    this.sounds = new Map(); // by `id:n`, until they have ended
    this.stopped = [];
    this.now = null;
    this.voice = null;
    this.held = new Set(); // lent and not heard yet
    this.loudness = Number(kept("volume", 1));
  }

  // Call it from a click; without one the browser may keep the sound back.
  async start() {
    this.starting ||= this.prepare();
    await this.starting;
    await Promise.race([this.context.resume().catch(() => {}), new Promise((done) => setTimeout(done, 400))]);
    this.changed();
    return this.running;
  }

  async prepare() {
    this.context = new AudioContext({ latencyHint: "interactive" });
    this.context.onstatechange = () => this.changed();
    await this.context.audioWorklet.addModule(new URL("./worklets/playback.js", import.meta.url));
    this.node = new AudioWorkletNode(this.context, "lab-playback", { numberOfInputs: 0, outputChannelCount: [1] });
    this.gain = new GainNode(this.context, { gain: this.loudness });
    this.own = new GainNode(this.context);
    this.node.connect(this.own).connect(this.gain).connect(this.context.destination);
    this.node.port.onmessage = ({ data }) => this.heard(data);
    await this.speakThrough(kept("speaker", ""));
    for (const sound of this.waiting.splice(0)) this.give(sound);
  }

  // `sound` is {id, n, rate, text, mouth: [[ms, shape], …], samples: Float32Array, last, member?}.
  play(sound) {
    if (this.stopped.includes(sound.id)) return;
    if (!sound.mouth?.length) sound.mouth = timelineOf(sound.samples, sound.rate);
    sound.length = sound.samples.length * 1000 / sound.rate;
    this.sounds.set(`${sound.id}:${sound.n}`, sound);
    if (this.node) this.give(sound);
    else this.waiting.push(sound);
    this.changed();
  }

  // A browser that holds back what nobody has said yet is no trouble.
  changed() {
    if (this.running) this.tell("running");
    else if (this.sounds.size) this.tell("blocked");
  }

  give(sound) {
    if (!this.voice) return this.pass(sound);
    this.held.add(sound);
    this.voice.say(sound, () => this.held.delete(sound) && this.pass(sound));
  }

  lend(voice) { this.voice = voice; }

  takeBack() {
    this.voice = null;
    this.carried?.disconnect();
    this.own?.gain.setTargetAtTime(1, this.context.currentTime, .01);
    for (const sound of this.held) this.pass(sound);
    this.held.clear();
  }

  // The sound of a video instead of ours, at the volume and through the speaker that were chosen here.
  carry(mediaStream) {
    this.carried = new MediaStreamAudioSourceNode(this.context, { mediaStream });
    this.carried.connect(this.gain);
    this.own.gain.value = 0;
  }

  pass({ id, n, rate, samples, last }) {
    this.node.port.postMessage({ id, n, rate, samples, last }, [samples.buffer]);
  }

  // Silence at once; what else comes of the same utterances is refused.
  flush() {
    this.stopped = [...new Set([...this.stopped, ...[...this.sounds.values()].map((sound) => sound.id)])].slice(-FORGOTTEN);
    this.sounds.clear();
    this.held.clear();
    this.voice?.hush();
    this.waiting = [];
    this.now = null;
    this.node?.port.postMessage({ flush: true });
  }

  heard(message) {
    const sound = this.sounds.get(`${message.id}:${message.n}`);
    if (message.started && sound) {
      this.now = { ...sound, at: message.at };
      this.tell("started", { id: sound.id, n: sound.n, text: sound.text, till: sound.till, member: sound.member });
    } else if (message.ended) {
      this.sounds.delete(`${message.id}:${message.n}`);
      if (this.now?.id === message.id && this.now.n === message.n) this.now = { ...this.now, over: true };
      this.tell("ended", message);
    } else if (message.played) this.tell("played", { id: message.id, ms: message.ms });
    else if (message.flushed) this.tell("flushed", { id: message.id, ms: message.ms });
  }

  // The mouth as it should be seen now, and whose it is: what is heard lags what was rendered.
  mouth() {
    const { now } = this;
    if (!now || !this.running) return { shape: shape("rest"), member: now?.member, speaking: false };
    const ms = (this.context.currentTime - (this.context.outputLatency || 0) - now.at) * 1000;
    if (now.over && ms > now.length) this.now = null;
    return { shape: mouthAt(now.mouth, ms, now.length), member: now.member, speaking: ms >= 0 && ms <= now.length };
  }

  get running() { return this.context?.state === "running"; }

  get volume() { return this.loudness; }

  set volume(value) {
    this.loudness = Math.max(0, Math.min(1, value));
    keep("volume", this.loudness);
    this.gain?.gain.setTargetAtTime(this.loudness, this.context.currentTime, .02);
  }

  get choosesSpeaker() { return "setSinkId" in AudioContext.prototype; }

  async speakThrough(deviceId) {
    if (!this.choosesSpeaker) return;
    keep("speaker", deviceId);
    if (this.context) await this.context.setSinkId(deviceId).catch(() => this.context.setSinkId(""));
  }

  async close() {
    this.flush();
    await this.context?.close();
    this.context = this.node = this.own = this.gain = this.starting = null;
  }

  tell(kind, detail = {}) { this.dispatchEvent(new CustomEvent(kind, { detail })); }
}

export const playback = new Playback();
