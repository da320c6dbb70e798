// One drawn interviewer who blinks, breathes, looks, nods and speaks. The parts are those of components/portrait.py.
import { mouthPaths, shape } from "./mouth.js";

const BLINK_MS = 150, NOD_MS = 620;
const CALM = { yaw: 0, pitch: 0, roll: 0, lookX: 0, lookY: 0, brow: 0, smile: 0 };
const SPEED = { yaw: 3, pitch: 5, roll: 2.4, lookX: 22, lookY: 22, brow: 9, smile: 4 }; // how fast each follows, a second

export class Person {
  constructor(root, quiet) {
    const find = (name) => root.querySelector(name), all = (name) => [...root.querySelectorAll(name)];
    this.quiet = quiet; // () => true where motion is not wanted: then only the mouth moves
    this.parts = { head: find(".head"), back: find(".back"), torso: find(".torso"), features: find(".features"), front: find(".front"), jaw: find(".jaw") };
    this.brows = all(".brow");
    this.eyes = all(".eye").map((eye) => ({ slits: [...eye.querySelectorAll(".slit")], lash: eye.querySelector(".lash"), iris: eye.querySelector(".iris"), lid: eye.dataset.eye.split(" ").map(Number) }));
    this.lips = Object.fromEntries(["upper", "lower", "seam", "teeth", "tongue"].map((name) => [name, find(`.${name}`)]));
    this.inner = all(".inner");
    this.full = Number(find(".mouth").dataset.full);
    this.pose = { ...CALM };
    this.state = "listening";
    this.born = Math.random() * 1e4;
    this.plan = { blink: 0, look: 0, nod: 0, brow: 0 };
    this.aim = { lookX: 0, lookY: 0, brow: 0 };
    this.nodding = -1e9;
    this.drawn = {};
  }

  nod(now) { if (now - this.nodding > 2 * NOD_MS) this.nodding = now; }

  // `towards` is -1 to 1 where the person who speaks sits, 0 for the candidate in front.
  draw(now, seconds, mouth = shape("rest"), towards = 0) {
    if (!this.quiet()) {
      this.live(now);
      this.follow(this.wanted(now, towards), seconds);
      this.place(now);
      this.look(this.lidAt(now));
    }
    this.speak({ ...mouth, smile: mouth.smile + this.pose.smile });
  }

  live(now) {
    if (now > this.plan.blink) {
      this.blinking = now;
      this.plan.blink = now + BLINK_MS + (Math.random() < .14 ? 90 : 1800 + 4200 * Math.random() ** 1.6);
    }
    if (now > this.plan.look) this.glance(now);
    if (now > this.plan.brow) [this.plan.brow, this.aim.brow] = [now + 500 + 2600 * Math.random(), Math.random() < .35 ? 1 : 0];
    if (now > this.plan.nod) {
      if (this.plan.nod && this.state === "listening") this.nod(now);
      this.plan.nod = now + 3500 + 6500 * Math.random();
    }
  }

  // Listening eyes stay with you; thinking ones leave for a moment, up and aside, and come back.
  glance(now) {
    const away = this.state === "thinking" && !this.away;
    this.away = away;
    const side = Math.random() < .7 ? -1 : 1;
    [this.aim.lookX, this.aim.lookY] = away ? [side * (2 + 1.6 * Math.random()), -1.6 - Math.random()] : [Math.random() - .5, (Math.random() - .5) * .6];
    this.plan.look = now + (away ? 900 + 900 * Math.random() : this.state === "thinking" ? 700 + 600 * Math.random() : 900 + 2200 * Math.random());
  }

  wanted(now, towards) {
    const slow = (pace, phase) => Math.sin((now + this.born) / pace + phase) * .6 + Math.sin((now + this.born) / (pace * 1.7) + 2 * phase) * .4;
    const reach = { speaking: 1, listening: .45, thinking: .6 }[this.state];
    const gone = now - this.nodding, dip = gone < NOD_MS ? Math.sin(Math.PI * gone / NOD_MS) ** 2 * 1.3 : 0;
    return {
      yaw: slow(1500, 0) * reach * .9 + towards * 2.2 + (this.away ? this.aim.lookX * .35 : 0),
      pitch: slow(1150, 1) * reach * .6 + dip * 2.4 - (this.away ? .7 : 0),
      roll: slow(2600, 2) * reach * .8 + (this.state === "listening" ? .9 : 0),
      lookX: this.aim.lookX + towards * 3.4, lookY: this.aim.lookY,
      brow: this.aim.brow * (this.state === "speaking" ? 2.2 : .8) + (this.state === "thinking" ? 1.4 : 0),
      smile: this.state === "listening" ? .7 : 0,
    };
  }

  follow(wanted, seconds) {
    for (const key of Object.keys(CALM)) this.pose[key] += (wanted[key] - this.pose[key]) * (1 - Math.exp(-seconds * SPEED[key]));
  }

  place(now) {
    const { yaw, pitch, roll, brow } = this.pose, breath = Math.sin((now + this.born) / 720);
    this.set("torso", `translate(0 ${round(breath * .8)})`);
    this.set("head", `translate(${round(yaw * .8)} ${round(breath * .6 + pitch * 1.1)}) rotate(${round(roll)} 200 250)`);
    this.set("back", `translate(${round(yaw * .5)} ${round(breath * .6 + pitch * .9)}) rotate(${round(roll)} 200 250)`);
    this.set("features", `translate(${round(yaw * 1.5)} ${round(pitch * 1.3)})`);
    this.set("front", `translate(${round(yaw * .25)} ${round(pitch * .5)})`);
    for (const each of this.brows) each.setAttribute("transform", `translate(0 ${round(-brow)})`);
  }

  // 1 is open; lids close faster than they open.
  lidAt(now) {
    if (!this.blinking) return 1;
    const share = (now - this.blinking) / BLINK_MS;
    if (share >= 1) this.blinking = 0;
    return share >= 1 ? 1 : Math.abs(share < .4 ? 1 - share / .4 : (share - .4) / .6);
  }

  look(open) {
    for (const { slits, lash, iris, lid: [x, half, top, bottom] } of this.eyes) {
      const upper = bottom * .8 + (top - bottom * .8) * (.04 + .96 * open), left = `${x - half} 158`, right = `${x + half} 158`;
      const arc = `M${left}Q${x} ${round(158 + upper)} ${right}`;
      if (open < 1 || this.shut) for (const slit of slits) slit.setAttribute("d", `${arc}Q${x} ${158 + bottom} ${left}z`);
      if (open < 1 || this.shut) lash.setAttribute("d", arc);
      iris.setAttribute("transform", `translate(${round(this.pose.lookX)} ${round(this.pose.lookY)})`);
    }
    this.shut = open < 1;
  }

  speak(mouth) {
    const key = Object.values(mouth).map((value) => round(value)).join();
    if (key === this.said) return;
    this.said = key;
    const paths = mouthPaths(mouth, this.full);
    for (const each of this.inner) each.setAttribute("d", paths.inner);
    for (const [name, element] of Object.entries(this.lips)) element.setAttribute("d", paths[name]);
    this.lips.seam.setAttribute("opacity", round(Math.max(0, Math.min(1, 1 - paths.open / 2))));
    this.set("jaw", `translate(200 150) scale(1 ${round(1 + mouth.jaw * .028, 1000)}) translate(-200 -150)`);
  }

  set(name, transform) {
    if (this.drawn[name] === transform) return;
    this.drawn[name] = transform;
    this.parts[name].setAttribute("transform", transform);
  }
}

const round = (value, precision = 100) => Math.round(value * precision) / precision;
