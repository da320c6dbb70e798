// Sounds one after another at any rate, stopped within one block of 128 samples, with an account of what was played.
import { Resampler } from "./resampler.js";

const REPORT_S = .1, FADE = .93; // of the last value, a sample: silent within 3 ms

class Playback extends AudioWorkletProcessor {
  constructor() {
    super();
    this.queue = [];
    this.sound = null;
    this.value = 0;
    this.id = null;
    this.played = this.reported = 0;
    this.port.onmessage = ({ data }) => (data.flush ? this.flush() : this.queue.push(data));
  }

  flush() {
    this.queue = [];
    this.sound = null;
    this.report(true);
    this.port.postMessage({ flushed: true, id: this.id, ms: this.ms });
  }

  process(_, [output]) {
    const [block] = output;
    for (let i = 0; i < block.length; i += 1) block[i] = this.sound || this.begin(i) ? this.read(i) : this.fade();
    for (const other of output.slice(1)) other.set(block);
    this.report(false);
    return true;
  }

  get ms() { return Math.round(this.played * 1000 / sampleRate); }

  begin(i) {
    const next = this.queue.shift();
    if (!next) return false;
    if (next.id !== this.id) [this.id, this.played, this.reported] = [next.id, 0, 0];
    this.sound = { ...next, read: 0, left: Math.round(next.samples.length * sampleRate / next.rate) };
    this.resampler = new Resampler(next.rate, sampleRate);
    this.port.postMessage({ started: true, id: next.id, n: next.n, at: currentTime + i / sampleRate });
    return true;
  }

  read(i) {
    const { sound, resampler } = this;
    while (resampler.hungry) resampler.push(sound.samples[sound.read++] || 0);
    this.value = resampler.next();
    this.played += 1;
    sound.left -= 1;
    if (sound.left <= 0) this.end(i);
    return this.value;
  }

  end(i) {
    const { id, n, last } = this.sound;
    this.sound = null;
    this.report(true);
    this.port.postMessage({ ended: true, id, n, last, quiet: !this.queue.length, at: currentTime + i / sampleRate });
  }

  fade() {
    this.value *= FADE;
    return Math.abs(this.value) < 1e-5 ? (this.value = 0) : this.value;
  }

  report(now) {
    if (this.id === null || this.played === this.reported) return;
    if (!now && this.played - this.reported < REPORT_S * sampleRate) return;
    this.reported = this.played;
    this.port.postMessage({ played: true, id: this.id, ms: this.ms });
  }
}
registerProcessor("lab-playback", Playback);
