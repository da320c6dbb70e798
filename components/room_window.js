// Whether the connection stands, and how much of the window is seen above a keyboard on the screen.
export default {
  template: `
    <div class="room-window" role="status">
      <div v-if="away" class="note warn away"><span class="icon icon-refresh-cw" aria-hidden="true"></span><span><b>We keep your place.</b> The connection is away; trying to reconnect… What you type stays here, and at most 45 seconds of this count.</span></div>
    </div>`,
  data() { return { away: false }; },
  mounted() {
    this.ears = new AbortController();
    this.sign = document.getElementById("popup"); // shown by NiceGUI from the loss of its socket to its return
    this.watch = new MutationObserver(() => this.look());
    if (this.sign) this.watch.observe(this.sign, { attributes: true, attributeFilter: ["aria-hidden"] });
    for (const kind of ["online", "offline"]) addEventListener(kind, () => this.look(), { signal: this.ears.signal });
    visualViewport?.addEventListener("resize", () => this.measure(), { signal: this.ears.signal });
    this.measure();
  },
  unmounted() {
    this.watch.disconnect();
    this.ears.abort();
    document.documentElement.style.removeProperty("--seen");
  },
  methods: {
    look() {
      const away = !navigator.onLine || this.sign?.ariaHidden === "false";
      if (away === this.away) return;
      this.away = away;
      dispatchEvent(new CustomEvent("lab-away", { detail: away }));
    },
    // Zoomed in with two fingers, less is seen and nothing is covered.
    measure() {
      const { height, scale } = visualViewport || { height: innerHeight, scale: 1 };
      if (scale < 1.01) document.documentElement.style.setProperty("--seen", `${Math.round(height)}px`);
    },
  },
};
