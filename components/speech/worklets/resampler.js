// Another sample rate: a windowed sinc read at fractional places, for both directions and any two rates.
const TAPS = 48, PHASES = 64;
const tables = new Map();

export class Resampler {
  constructor(from, to) {
    this.step = from / to;
    this.table = from === to ? null : phases(Math.min(1, to / from) * .94);
    this.past = new Float32Array(2 * TAPS);
    this.place = 0;
    this.ahead = 0; // where the next value lies after the newest sample, in samples
  }

  get hungry() { return this.ahead >= 1; }

  push(sample) {
    this.past[this.place] = this.past[this.place + TAPS] = sample;
    this.place = (this.place + 1) % TAPS;
    this.ahead -= 1;
  }

  // Call it while not `hungry`.
  next() {
    const value = this.table ? this.mixed(Math.max(0, this.ahead)) : this.past[this.place + TAPS - 1];
    this.ahead += this.step;
    return value;
  }

  mixed(fraction) {
    const weights = this.table[Math.min(PHASES - 1, Math.floor(fraction * PHASES))];
    let sum = 0;
    for (let i = 0; i < TAPS; i += 1) sum += this.past[this.place + i] * weights[i];
    return sum;
  }
}

function phases(cutoff) {
  if (!tables.has(cutoff)) tables.set(cutoff, made(cutoff));
  return tables.get(cutoff);
}

function made(cutoff) {
  return Array.from({ length: PHASES }, (_, phase) => {
    const weights = new Float32Array(TAPS), middle = TAPS / 2 - 1 + (phase + .5) / PHASES;
    let sum = 0;
    for (let i = 0; i < TAPS; i += 1) {
      const x = Math.PI * (i - middle), window = .54 + .46 * Math.cos(2 * Math.PI * (i - middle) / (TAPS + 1));
      weights[i] = (Math.abs(x) < 1e-9 ? cutoff : Math.sin(cutoff * x) / x) * window;
      sum += weights[i];
    }
    return weights.map((weight) => weight / sum);
  });
}
