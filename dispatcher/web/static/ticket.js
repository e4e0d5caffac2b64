"use strict";
/* Keeps the citizen's page true. The stream tells that something changed; the words come from the page itself, read
   again: at once when the number is called, else every few seconds at most and not all phones in the same moment. */
{
  const RELAXED = 4000;
  const SPREAD = 2000;
  const main = document.getElementById("main");
  const ring = document.getElementById("ring");
  let shown = null;
  let read = 0;
  let planned = 0;
  let sound = null;
  let line = null;

  const swap = (id, page) => {
    const mine = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (!fresh || mine.outerHTML === fresh.outerHTML) return;
    mine.className = fresh.className;
    if (fresh.dataset.state) mine.dataset.state = fresh.dataset.state;
    mine.replaceChildren(...fresh.childNodes);
  };

  async function reread() {
    planned = 0;
    read = Date.now();
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.status >= 500) return true;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.title = page.title;
    swap("state", page);
    swap("rest", page);
    if (!answer.ok) ring.hidden = true;
    return answer.ok;
  }

  function plan(delay) {
    if (planned) return;
    planned = setTimeout(() => reread().catch(() => {}), delay);
  }

  function called() {
    if (navigator.vibrate) navigator.vibrate([300, 150, 300]);
    if (!sound) return;
    for (const [begin, pitch] of [[0, 880], [0.35, 660], [0.9, 880], [1.25, 660]]) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      const at = sound.currentTime + begin;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.4, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
      tone.connect(volume).connect(sound.destination);
      tone.start(at);
      tone.stop(at + 0.3);
    }
  }

  function changed(data) {
    const view = JSON.parse(data);
    const step = JSON.stringify([view.state, view.window, view.recalls]);
    const urgent = !shown || step !== shown.step;
    if (shown && urgent && view.state === "called") called();
    if (shown && data === shown.data) return;
    shown = { step, data };
    ring.hidden = !window.AudioContext || !["waiting", "called"].includes(view.state);
    if (urgent) { clearTimeout(planned); planned = 0; plan(0); }
    else plan(Math.max(0, read + RELAXED + Math.random() * SPREAD - Date.now()));
  }

  function gone() {
    line.stop();
    ring.hidden = true;
    reread().catch(() => {});
  }

  ring.addEventListener("click", () => {
    if (sound) { sound.close(); sound = null; } else sound = new AudioContext();
    ring.setAttribute("aria-pressed", String(Boolean(sound)));
  });
  line = follow(main.dataset.stream, { message: changed, gone }, async () => {
    const goOn = await reread();
    if (goOn) line.alive();
    return goOn;
  });
}
