// Mouth shapes: what each looks like, how one becomes the next, and the paths that draw it.

const CENTRE = 200, LEVEL = 206;

// width: half of it · up, down: how far the lips part from the middle · lip: fullness against rest · teeth, lower: how much
// of the upper and lower row shows · tongue: how high it lies · tuck: the lower lip under the upper teeth · smile: how far
// the corners rise · jaw: how far the chin drops
const SHAPES = {
  rest:   { width: 22, up: -1.2, down: 1.2, lip: 1, teeth: 0, lower: 0, tongue: 0, tuck: 0, smile: 2.4, jaw: 0 },
  closed: { width: 20.5, up: -.6, down: .6, lip: .78, teeth: 0, lower: 0, tongue: 0, tuck: 0, smile: .6, jaw: 0 },
  small:  { width: 20.5, up: 1.6, down: 3.4, lip: .95, teeth: .7, lower: 0, tongue: .2, tuck: 0, smile: 1.2, jaw: .25 },
  open:   { width: 21.5, up: 3.8, down: 12, lip: .9, teeth: .75, lower: 0, tongue: .5, tuck: 0, smile: .8, jaw: 1 },
  wide:   { width: 26, up: 2.8, down: 5.2, lip: .85, teeth: 1, lower: .3, tongue: .35, tuck: 0, smile: 3.2, jaw: .35 },
  oh:     { width: 14.5, up: 4.4, down: 8.8, lip: 1.12, teeth: .35, lower: 0, tongue: .3, tuck: 0, smile: 0, jaw: .75 },
  round:  { width: 10.5, up: 3, down: 4.2, lip: 1.3, teeth: 0, lower: 0, tongue: 0, tuck: 0, smile: -.4, jaw: .4 },
  teeth:  { width: 21, up: 3.4, down: .8, lip: .82, teeth: 1.1, lower: 0, tongue: 0, tuck: 1, smile: .8, jaw: .1 },
  tongue: { width: 21, up: 3, down: 6, lip: .9, teeth: .6, lower: 0, tongue: 1, tuck: 0, smile: 1, jaw: .45 },
  narrow: { width: 14.5, up: 2.4, down: 4.4, lip: 1.14, teeth: .6, lower: .3, tongue: .2, tuck: 0, smile: 0, jaw: .35 },
  hiss:   { width: 21, up: 2.6, down: 3.4, lip: .88, teeth: 1, lower: 1, tongue: 0, tuck: 0, smile: 1.6, jaw: .12 },
};
const FIRM = new Set(["closed", "teeth"]); // these must be reached, however short
const EASE_MS = 55, FULL_MS = 75;

export const names = Object.keys(SHAPES);
export const shape = (name) => SHAPES[name] || SHAPES.small;

const blend = (one, other, share) =>
  Object.fromEntries(Object.keys(one).map((key) => [key, one[key] + (other[key] - one[key]) * share]));
const smooth = (share) => { const x = Math.max(0, Math.min(1, share)); return x * x * (3 - 2 * x); };

// A short vowel is only half made on the way to the next sound; lips that close do close.
function reached(mouth, at, until) {
  if (FIRM.has(mouth)) return shape(mouth);
  return blend(SHAPES.small, shape(mouth), Math.min(1, .55 + .45 * (until - at) / FULL_MS));
}

// `timeline` is [[at_ms, shape], …]. The change to each shape begins a little before its time and ends a little after.
export function mouthAt(timeline, ms, length) {
  if (ms < 0 || ms > length) return SHAPES.rest;
  let index = timeline.length - 1;
  while (index >= 0 && timeline[index][0] > ms) index -= 1;
  const made = (i) => {
    if (i < 0 || i >= timeline.length) return SHAPES.rest;
    const until = i + 1 < timeline.length ? timeline[i + 1][0] : length;
    return timeline[i][1] === "rest" ? SHAPES.rest : reached(timeline[i][1], timeline[i][0], until);
  };
  if (index < 0) return SHAPES.rest;
  const from = timeline[index][0];
  const until = index + 1 < timeline.length ? timeline[index + 1][0] : length;
  const half = Math.min(EASE_MS / 2, (until - from) / 2);
  if (ms - from < half) return blend(made(index - 1), made(index), smooth(.5 + (ms - from) / (2 * half)));
  if (until - ms < half) return blend(made(index), made(index + 1), smooth(.5 - (until - ms) / (2 * half)));
  return made(index);
}

// For a synthesiser that gives no timings: the louder, the wider open.
export function timelineOf(samples, rate) {
  const step = Math.round(rate * .06), loud = [];
  for (let at = 0; at < samples.length; at += step) {
    let sum = 0;
    for (let i = at; i < Math.min(at + step, samples.length); i += 1) sum += samples[i] * samples[i];
    loud.push(Math.sqrt(sum / step));
  }
  const most = Math.max(...loud, 1e-4);
  return loud.map((level, i) => [Math.round(i * step * 1000 / rate), byLoudness(level / most, i)]);
}

function byLoudness(share, index) {
  if (share < .06) return "rest";
  if (share < .22) return "small";
  if (share < .5) return ["wide", "narrow", "small"][index % 3];
  return ["open", "oh", "open"][index % 3];
}

// The paths of a mouth; `full` is how full this person's lips are.
export function mouthPaths(mouth, full) {
  const left = CENTRE - mouth.width, right = CENTRE + mouth.width, corner = LEVEL - mouth.smile;
  const top = LEVEL - mouth.up, bottom = LEVEL + mouth.down - mouth.tuck * 1.5;
  const upper = 4.6 * full * mouth.lip, lower = 6.4 * full * mouth.lip * (1 - .35 * mouth.tuck);
  const roof = curve(left, right, corner, top), floor = curve(right, left, corner, bottom);
  const seam = `M${at(left, corner)}${roof}`;
  return {
    inner: `${seam}${floor}z`,
    seam,
    upper: `M${at(left - 1, corner)}${bow(left, right, corner, top - upper)}${curve(right + 1, left - 1, corner, top)}z`,
    lower: `M${at(right, corner)}${floor}${curve(left, right, corner, bottom + lower)}z`,
    teeth: rows(mouth, left, right, top, bottom),
    tongue: tongue(mouth, bottom),
    open: mouth.up + mouth.down - 1.5 * mouth.tuck,
  };
}

const at = (x, y) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

// One cubic whose middle lies at `middle`.
function curve(from, to, corner, middle) {
  const pull = (middle - .25 * corner) / .75, width = Math.abs(to - from) / 2;
  const third = (to - from) * .26 * Math.max(-.1, Math.min(1, (width - 9.5) / 12)); // a narrow mouth is an oval
  return `C${at(from + third, pull)} ${at(to - third, pull)} ${at(to, corner)}`;
}

// The upper edge of the upper lip, with its bow.
function bow(left, right, corner, top) {
  const reach = (right - left) / 2, peak = reach * .24;
  return `C${at(left + reach * .45, top + 1.6)} ${at(CENTRE - peak * 1.9, top)} ${at(CENTRE - peak, top)}`
    + `Q${at(CENTRE, top + 2.2)} ${at(CENTRE + peak, top)}`
    + `C${at(CENTRE + peak * 1.9, top)} ${at(right - reach * .45, top + 1.6)} ${at(right + 1, corner)}`;
}

function rows(mouth, left, right, top, bottom) {
  const inset = mouth.width * .14, upper = top + mouth.teeth * 4.2, lower = bottom - mouth.lower * 2.6;
  const first = mouth.teeth > .05 ? `M${at(left + inset, top - 5)}H${right - inset}V${upper - 1}Q${at(CENTRE, upper + 1)} ${at(left + inset, upper - 1)}z` : "";
  const second = mouth.lower > .05 ? `M${at(left + inset, bottom + 5)}H${right - inset}V${lower}H${left + inset}z` : "";
  return first + second;
}

function tongue(mouth, bottom) {
  if (mouth.tongue < .05) return "";
  const reach = mouth.width * .62, height = bottom + 3 - mouth.tongue * 8.5;
  return `M${at(CENTRE - reach, bottom + 6)}Q${at(CENTRE - reach, height)} ${at(CENTRE, height)}T${at(CENTRE + reach, bottom + 6)}z`;
}
