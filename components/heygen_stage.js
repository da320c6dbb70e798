// The interviewer's video over the drawn interviewer, who is there all the time and goes on when the video does not.
import { Video } from "lab-speech";

const SAID_MS = 15000;

export default {
  template: `
    <div class="video-seat" :class="{on: picture}">
      <video ref="video" playsinline autoplay muted :aria-label="name + ', interviewer, on video'" :aria-hidden="String(!picture)"></video>
      <p class="video-note" role="status" :class="{quiet: !sentence}">{{ sentence }}</p>
    </div>`,
  props: { name: String, sentences: Object },
  data() { return { picture: false, sentence: "" }; },
  mounted() {
    this.say(this.sentences.starting);
    this.video = new Video(this.$refs.video);
    this.video.addEventListener("began", ({ detail: { picture } }) => {
      [this.picture, this.sentence] = [picture, ""];
      this.$emit("video", { kind: "began" });
    });
    this.video.addEventListener("ended", ({ detail: { why } }) => {
      this.picture = false;
      this.say(this.sentences[why] || "");
      this.$emit("video", { kind: why });
    });
    this.$emit("want");
  },
  unmounted() { this.video.end("closed"); clearTimeout(this.later); },
  methods: {
    start(rented) { this.video.start(rented); },
    refuse() { this.video.end("failed"); },
    close() { this.video.end("closed"); },
    say(sentence) {
      this.sentence = sentence;
      clearTimeout(this.later);
      this.later = setTimeout(() => { this.sentence = ""; }, SAID_MS);
    },
  },
};
