// Dresses the editor of a task: a name for screen readers, a theme that follows light and dark, and a copy of the text
// in this browser until the server has it, so that a crash on either side, or a page that is reloaded, loses nothing.
const MOST_STATES = 1000;

export default {
  template: `<div><slot></slot></div>`,
  props: { label: String, describedBy: String, draftKey: String, version: Number, editorId: Number },
  mounted() {
    this.seen = new MutationObserver(() => this.dress());
    this.seen.observe(this.$el, { childList: true, subtree: true });
    this.mode = new MutationObserver(() => this.paint());
    this.mode.observe(document.body, { attributes: true, attributeFilter: ["class"] });
    this.states = [];
    this.$el.addEventListener("input", this.soon);
    this.$el.addEventListener("keyup", this.soon);
    window.addEventListener("pagehide", this.keep);
    this.$el.addEventListener("keydown", this.way_out, true);
    this.dress();
  },
  unmounted() {
    this.seen.disconnect();
    this.mode.disconnect();
    clearTimeout(this.timer);
    window.removeEventListener("pagehide", this.keep);
  },
  watch: { version() { this.keep(); } },
  methods: {
    editor() { return this.editorId ? window.getElement(this.editorId) : null; },
    place() { return `lab-task:${this.draftKey}`; },
    text() {
      if (!this.editorId) { const box = this.$el.querySelector("textarea"); return box ? box.value : null; }
      const editor = this.editor();
      return editor && editor.editor ? editor.editor.state.doc.toString() : null;
    },
    dress() {
      const content = this.$el.querySelector(".cm-content") || this.$el.querySelector("textarea");
      if (!content || content.dataset.dressed) return;
      content.dataset.dressed = "1";
      if (content.tagName !== "TEXTAREA") Object.entries({ "aria-label": this.label, tabindex: 0 }).forEach(([name, value]) => content.setAttribute(name, value));
      if (this.describedBy) content.setAttribute("aria-describedby", this.describedBy);
      this.paint();
      setTimeout(() => this.recover(), 60);
    },
    paint() {
      const editor = this.editor();
      if (!editor || !editor.editor) return;
      editor.setTheme(document.body.classList.contains("body--dark") ? "githubDark" : "githubLight");
    },
    way_out(event) { // Esc and then Tab leaves the editor, whatever list of proposals Esc has just closed
      if (event.key === "Escape") this.leaving = Date.now();
      else if (event.key === "Tab" && Date.now() - (this.leaving || 0) < 2000) event.stopPropagation();
    },
    soon() {
      this.note(this.text());
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), 150);
    },
    note(text) { // what the server may hold by the time this page is opened again
      const mark = text === null ? null : mark_of(text);
      if (mark !== null && this.states.at(-1) !== mark) this.states = [...this.states, mark].slice(-MOST_STATES);
    },
    keep() {
      const text = this.text();
      if (text === null) return;
      this.note(text);
      try { localStorage.setItem(this.place(), JSON.stringify({ text, states: this.states })); } catch (full) { /* the server keeps it */ }
    },
    recover() { // what the server shows was written here before, and this browser went on from it
      let kept = null;
      try { kept = JSON.parse(localStorage.getItem(this.place()) || "null"); } catch (blocked) { /* none is kept */ }
      const text = this.text();
      if (text === null) return;
      const ours = kept?.states?.includes(mark_of(text));
      if (ours) this.states = [...kept.states, ...this.states].slice(-MOST_STATES);
      this.note(text);
      if (ours && kept.text !== text) this.$emit("found", { text: kept.text });
    },
  },
};

function mark_of(text) {
  let mark = text.length;
  for (let at = 0; at < text.length; at++) mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0;
  return mark.toString(36);
}
