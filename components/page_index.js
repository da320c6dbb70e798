// What is on a long page, and where one is. It stays beside a wide page; on a narrow one it folds under the header.
export default {
  props: { entries: Array },
  data: () => ({ now: "", open: false }),
  template: `
    <nav class="page-index no-print" :class="{ open }" aria-label="On this page" @keydown.esc="open = false">
      <button type="button" :aria-expanded="open ? 'true' : 'false'" @click="open = !open">
        <span class="muted">On this page</span><span class="here">{{ here }}</span>
        <span class="icon icon-chevron-down" aria-hidden="true"></span>
      </button>
      <ol>
        <li v-for="[key, title] in entries" :key="key">
          <a :href="'#' + key" :aria-current="key === now ? 'location' : null" @click="open = false">{{ title }}</a>
        </li>
      </ol>
    </nav>`,
  computed: {
    here() { return (this.entries.find(([key]) => key === this.now) || [])[1] || ""; },
  },
  mounted() {
    addEventListener("scroll", this.scrolled, { passive: true });
    this.look();
  },
  unmounted() { removeEventListener("scroll", this.scrolled); },
  methods: {
    scrolled() {
      cancelAnimationFrame(this.due);
      this.due = requestAnimationFrame(this.look);
    },
    look() {
      const line = Math.min(innerHeight / 3, 240);
      const passed = this.entries.filter(([key]) => (document.getElementById(key)?.getBoundingClientRect().top ?? Infinity) < line);
      const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 4;
      this.now = (atEnd ? this.entries.at(-1) : passed.at(-1) || [""])[0];
    },
  },
};
