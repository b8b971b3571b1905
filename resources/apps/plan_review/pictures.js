// Preview pictures, read through the host when they come near the eye, two at a time.

const AT_ONCE = 2;

export class Pictures {
  #read;
  #kept = new Map();    // uri -> {version, url}
  #queue = [];
  #running = 0;
  #observers = [];
  #stopped = false;

  /** `read(uri)` resolves to a data URL. */
  constructor(read) { this.#read = read; }

  /** Watches these from now on: groups of [frames, root], where root is what scrolls, null the window. */
  watch(...groups) {
    for (const observer of this.#observers) observer.disconnect();
    this.#observers = groups.map(([frames, root]) => {
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) if (entry.isIntersecting) this.#want(entry.target);
      }, { root, rootMargin: root ? '0px 50%' : '400px 0px' });
      for (const frame of frames) observer.observe(frame);
      return observer;
    });
  }

  /** A frame has data-uri, data-version and an img; its class says "loading", "shown" or "missing". */
  #want(frame) {
    const { uri, version } = frame.dataset;
    const kept = this.#kept.get(uri);
    if (kept?.version === version) return this.#show(frame, kept.url);
    if (!this.#queue.includes(frame) && frame.asked !== version) {
      this.#queue.push(frame);
      this.#next();
    }
  }

  #next() {
    while (!this.#stopped && this.#running < AT_ONCE && this.#queue.length) {
      const frame = this.#queue.shift();
      if (!frame.isConnected) continue;
      const { uri, version } = frame.dataset;
      frame.asked = version;
      this.#running += 1;
      this.#read(uri)
        .then((url) => {
          this.#kept.set(uri, { version, url });
          if (frame.dataset.version === version) this.#show(frame, url);
        }, () => { if (!frame.classList.contains('shown')) frame.className = 'frame missing'; })
        .finally(() => { this.#running -= 1; this.#next(); });
    }
  }

  #show(frame, url) {
    const img = frame.querySelector('img');
    if (img.src !== url) img.src = url;
    frame.className = 'frame shown';
  }

  stop() {
    this.#stopped = true;
    this.watch();
  }
}
