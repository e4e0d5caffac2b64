"use strict";
/* A stream that tells whether the hall is heard. The hall beats once a second; after SILENCE it counts as away, and a
   stream that the browser gave up is opened anew. */
const SILENCE = 2200;
const LOOK_EVERY = 250;
const TRY_EVERY = 2000;

function follow(address, hear, refused) {
  const away = document.getElementById("away");
  const live = document.getElementById("live");
  let source = null;
  let heard = Date.now();
  let tried = 0;
  let over = false;

  function show(isAway) {
    if (away.hidden === !isAway) return;
    away.hidden = !isAway;
    document.body.classList.toggle("is-away", isAway);
    if (live) live.hidden = isAway;
  }
  function alive() {
    heard = Date.now();
    show(false);
  }
  function open() {
    tried = Date.now();
    source = new EventSource(address);
    source.addEventListener("beat", alive);
    for (const [name, act] of Object.entries(hear)) {
      source.addEventListener(name, (event) => { alive(); act(event.data); });
    }
  }
  function look() {
    if (over) return;
    if (Date.now() - heard > SILENCE) show(true);
    if (source.readyState === EventSource.CLOSED && Date.now() - tried > TRY_EVERY) {
      tried = Date.now();
      refused().then((goOn) => { if (goOn) open(); else stop(); }, () => open());
    }
  }
  function stop() {
    over = true;
    source.close();
    if (live) live.hidden = true;
    show(false);
  }
  open();
  if (live) live.hidden = false;
  setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  return { stop, alive };
}
