// Tells when everything that the page has asked its server for has been drawn. Put into each page before its own scripts.
//
// Streamlit draws a page by a run of the script on the server, and leaves what the last run drew on the screen until the
// next one is over. What the page says of itself (data-test-script-state) is "notRunning" also between a click and the
// start of its run, however long that takes, and between a run and the one that st.rerun() starts after it. So the
// messages themselves are read here: a request for a run, its start, its end.
(() => {
  const RERUN = 11, FRAGMENT = 5, BY_A_TIMER = 6; // BackMsg and, in it, ClientState
  const STARTED = 4, DRAWN = 5, ENDED = 6; // ForwardMsg
  const FOR_ANOTHER = 2, FRAGMENT_ONLY = 3; // how a run ends: for one that follows it, or as a run of a part of the page
  const CALM = 3; // frames in which nothing changes

  // The fields of a protobuf message: number and value, which is a number or bytes.
  const fields = (bytes) => {
    const found = new Map();
    let at = 0;
    const number = () => {
      let value = 0;
      for (let by = 1; ; by *= 128) {
        const byte = bytes[at++] ?? 0;
        value += (byte & 127) * by;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      const [name, kind] = [tag >>> 3, tag & 7];
      if (kind === 0) found.set(name, number());
      else {
        const long = kind === 2 ? number() : kind === 1 ? 8 : 4;
        found.set(name, bytes.subarray(at, (at += long)));
      }
    }
    return found;
  };

  let owed = ""; // "page" or "part": what an action has asked to be drawn anew
  let begun = false; // whether a run has started since
  let calm = 0;
  const runs = { asked: 0, drawn: 0 };

  const asks = (bytes) => {
    const request = fields(bytes).get(RERUN);
    if (!request) return;
    const said = fields(request);
    if (said.get(BY_A_TIMER)) return; // no action's doing, and dropped by the server when its part is gone
    runs.asked += 1;
    owed = said.has(FRAGMENT) && owed !== "page" ? "part" : "page";
    begun = false;
  };

  const hears = (bytes) => {
    const message = fields(bytes);
    if (message.has(DRAWN)) runs.drawn += 1;
    if (message.has(STARTED)) begun = true;
    if (!message.has(ENDED)) return;
    const how = message.get(ENDED);
    if (how === FOR_ANOTHER) begun = false;
    else if (begun && (owed === "part" || how !== FRAGMENT_ONLY)) owed = "";
  };

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => hears(new Uint8Array(data)));
    }
    send(data) {
      asks(data);
      super.send(data);
    }
  };

  // What fades in or slides; a figure that turns for ever is not waited for.
  const moves = (one) => one.playState === "running" && one.effect.getComputedTiming().endTime < Infinity;

  // Asked again in each frame. A click's handler leaves its request to a timer of no delay, which some frames outlast;
  // and an end is read here before Streamlit has taken what it left away and React has drawn that.
  runs.over = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const said = app?.dataset ?? {};
    const still = !owed && said.testScriptState === "notRunning" && said.testConnectionState === "CONNECTED";
    calm = still && !document.querySelector("[data-stale=true]") && !document.getAnimations().some(moves) ? calm + 1 : 0;
    if (calm <= CALM) return false;
    calm = 0;
    return true;
  };
  window.runs = runs;
})();
