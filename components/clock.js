// Counts down what the server said is left.
export default {
  template: `<div role="timer" :aria-label="spoken" class="clock" :class="{late: left <= 60}">{{ shown }}</div>`,
  props: { remaining: Number, running: Boolean },
  data() { return { left: this.remaining, since: performance.now() }; },
  computed: {
    shown() { return `${Math.floor(this.left / 60)}:${String(Math.floor(this.left % 60)).padStart(2, "0")}`; },
    spoken() { return this.left <= 60 ? "less than a minute left" : `${Math.ceil(this.left / 60)} minutes left`; },
  },
  watch: {
    remaining() { this.restart(); },
    running() { this.restart(); },
  },
  mounted() {
    this.ticking = setInterval(() => this.tick(), 250);
  },
  unmounted() { clearInterval(this.ticking); },
  methods: {
    restart() { this.left = this.remaining; this.since = performance.now(); },
    tick() {
      if (!this.running) return;
      this.left = Math.max(0, this.remaining - (performance.now() - this.since) / 1000);
      if (this.left === 0 && !this.told) { this.told = true; this.$emit("out"); }
    },
  },
};
