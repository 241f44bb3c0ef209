/*
 * Gives pages that are opened from a folder what browsers give only to pages of a server: a Worker.
 *
 * The script runs in a hidden frame instead. It sees the same two things as in a worker: messages that come in, and
 * `postMessage` that sends them out.
 */
if (location.protocol === "file:") {
  window.Worker = class FrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.addEventListener("load", () => this.start(new URL(address, location).href), { once: true });
      document.documentElement.append(this.frame);
    }

    start(address) {
      const inside = this.frame.contentWindow;
      // As with a real worker, a message arrives after the code that sends it has ended.
      inside.postMessage = (data) => setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
      const script = inside.document.createElement("script");
      script.src = address;
      script.addEventListener("load", () => {
        this.deliver = (data) => setTimeout(() => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
        this.waiting.splice(0).forEach(this.deliver);
      });
      script.addEventListener("error", () => this.dispatchEvent(new Event("error")));
      inside.document.head.append(script);
    }

    postMessage(data) {
      if (this.deliver) this.deliver(data);
      else this.waiting.push(data);
    }

    terminate() {
      this.frame.remove();
    }
  };
}
