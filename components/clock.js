// What is left of the time the server gave: in minutes, because seconds that run make nobody speak better.
const ROUND = 56.55; // of a circle with a radius of 9

export default {
  template: `
    <div role="timer" :aria-label="spoken" class="time-left" :class="{late: left <= 60, away}">
      <svg viewBox="0 0 24 24" aria-hidden="true"><circle class="whole" cx="12" cy="12" r="9"></circle><circle class="rest" cx="12" cy="12" r="9" stroke-dasharray="${ROUND}" :stroke-dashoffset="gone" transform="rotate(-90 12 12)"></circle></svg>
      <span>{{ shown }}</span>
    </div>`,
  props: { remaining: Number, whole: Number, running: Boolean },
  data() { return { left: this.remaining, since: performance.now(), away: false }; },
  computed: {
    minutes() { return Math.ceil(this.left / 60); },
    shown() {
      if (this.away) return "Waiting";
      if (this.left <= 0) return "Time is up";
      return this.left <= 60 ? "Last minute" : `${this.minutes} min left`;
    },
    spoken() {
      if (this.away) return "The clock waits for the connection";
      if (this.left <= 0) return "The time is up";
      return this.left <= 60 ? "less than a minute left" : `${this.minutes} minutes left`;
    },
    gone() { return (ROUND * (1 - Math.max(0, Math.min(1, this.left / Math.max(this.whole, 1))))).toFixed(1); },
  },
  watch: {
    remaining() { this.restart(); },
    running() { this.restart(); },
  },
  mounted() {
    this.ticking = setInterval(() => this.tick(), 250);
    this.ears = new AbortController();
    addEventListener("lab-away", ({ detail }) => { this.away = detail; }, { signal: this.ears.signal });
  },
  unmounted() {
    clearInterval(this.ticking);
    this.ears.abort();
  },
  methods: {
    restart() { this.left = this.remaining; this.since = performance.now(); },
    tick() {
      if (!this.running || this.away) return;
      this.left = Math.max(0, this.remaining - (performance.now() - this.since) / 1000);
      if (this.left === 0 && !this.told) { this.told = true; this.$emit("out"); }
    },
  },
};
