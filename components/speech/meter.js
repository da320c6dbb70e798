// A level meter drawn without the server: the width follows the voice, a mark holds the last peak.
import { shown } from "./levels.js";

const FALL_A_FRAME = .035, HOLD_FRAMES = 40;

export class Meter {
  constructor(element) {
    this.element = element;
    this.level = this.held = this.age = 0;
  }

  // One 20 ms frame.
  add({ rms, full }) {
    const level = shown(rms);
    this.level = Math.max(level, this.level - FALL_A_FRAME);
    this.age = level >= this.held ? 0 : this.age + 1;
    this.held = level >= this.held ? level : this.held - (this.age > HOLD_FRAMES ? FALL_A_FRAME : 0);
    this.over = full > 2 ? HOLD_FRAMES : Math.max(0, (this.over || 0) - 1);
    this.waiting ||= requestAnimationFrame(() => this.draw());
  }

  clear() { this.add({ rms: 0, full: this.level = this.held = this.over = 0 }); }

  draw() {
    this.waiting = null;
    const { style, classList } = this.element;
    style.setProperty("--level", this.level.toFixed(3));
    style.setProperty("--held", Math.max(0, this.held).toFixed(3));
    classList.toggle("over", this.over > 0);
    this.element.setAttribute("aria-valuenow", Math.round(this.level * 100));
  }
}
