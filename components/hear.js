// One recording, heard and stopped with one button; a second one that is started stops the first.
export default {
  props: { address: String, label: String },
  data: () => ({ playing: false, gone: false }),
  template: `
    <span class="hear no-print">
      <button v-if="!gone" type="button" class="act quiet" :class="{ playing }" @click="toggle">
        <span class="icon" :class="playing ? 'icon-square' : 'icon-play'" aria-hidden="true"></span>
        <span>{{ playing ? 'Stop' : label }}</span>
      </button>
      <span v-else class="small muted" role="status">This recording is not kept any more.</span>
      <audio ref="sound" preload="none" :src="address" @ended="playing = false" @pause="playing = false"></audio>
    </span>`,
  mounted() { addEventListener("lab-hear", this.other); },
  unmounted() {
    removeEventListener("lab-hear", this.other);
    this.$refs.sound?.pause();
  },
  methods: {
    other({ detail }) { if (detail !== this) this.$refs.sound.pause(); },
    async toggle() {
      const sound = this.$refs.sound;
      if (this.playing) { sound.pause(); return; }
      dispatchEvent(new CustomEvent("lab-hear", { detail: this }));
      sound.currentTime = 0;
      this.playing = true;
      try { await sound.play(); } catch (refused) {
        this.playing = false;
        this.gone = refused.name === "NotSupportedError";
      }
    },
  },
};
