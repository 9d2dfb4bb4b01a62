// Brings the question that was asked last into view, and says how far its answer is. Words are set as text.
const TRIES = 60;
const PAUSE = 50; // milliseconds until a page that is still being drawn is looked at again
const NEAR = 3; // pixels by which a place may differ without anybody having scrolled

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector(".said");
  if (said.textContent !== data.said) said.textContent = data.said;
  if (!data.place || said.dataset.turn === data.turn) return undefined;
  said.dataset.turn = data.turn;
  said.following?.disconnect();
  const main = document.querySelector(".stMain");
  let at = -1;
  const go = () => {
    const question = document.querySelector(`.st-key-${data.place}`);
    if (!question || (at >= 0 && Math.abs(main.scrollTop - at) > NEAR)) return false;
    question.scrollIntoView({ block: "start" });
    at = main.scrollTop;
    return true;
  };
  let tries = 0;
  const begin = () => {
    if (go()) {
      // The answer makes the page longer; it is followed until somebody scrolls.
      said.following = new ResizeObserver(() => go() || said.following.disconnect());
      said.following.observe(document.querySelector(".stMainBlockContainer"));
    } else if (tries++ < TRIES) {
      setTimeout(begin, PAUSE);
    }
  };
  begin();
  return undefined;
}
