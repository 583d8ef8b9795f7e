// A part of the page that makes its own requests, and shows its state: loading, empty or failed.
import { h } from "./dom.js";
import { save } from "./download.js";

const SHOWN_AS_BUSY_AFTER_MILLIS = 300;

/** The message of a view that has no numbers. */
export class Nothing {
  constructor(text) {
    this.text = text;
  }
}

const reachable = (body) => [...body.querySelectorAll("button, a[href], summary, [tabindex='0']")];

/** The reader's place in a panel: the focused element, and how far its tables are scrolled. */
function placeOf(body) {
  return {
    focus: reachable(body).indexOf(document.activeElement),
    scrolled: [...body.querySelectorAll(".scroll")].map((each) => each.scrollTop),
  };
}

/** Restores that place after the numbers were replaced. */
function goTo({ focus, scrolled }, body) {
  for (const [i, each] of [...body.querySelectorAll(".scroll")].entries()) {
    each.scrollTop = scrolled[i] ?? 0;
  }
  if (focus >= 0 && !body.contains(document.activeElement)) {
    reachable(body)[focus]?.focus({ preventScroll: true });
  }
}

/**
 * A section with a heading.
 *
 * @param definition {id, title, wide?, questions(state, context): {name: path}, load?(ask, state, context): answers,
 *     view(tools): {element, update(answers, state, context): Nothing or not}, csv?(state, context): {path or blob, name}, now or later}
 * @param tools {client, open, ...}: what views work with
 */
export class Panel {
  #asking = null;
  #view = null;
  #shown = null;

  constructor(definition, tools) {
    this.definition = definition;
    this.tools = tools;
    this.message = h("div", { class: "message", hidden: true });
    this.body = h("div", { class: "body" }, h("div", { class: "skeleton", "aria-hidden": "true" }));
    this.note = h("p", { class: "note" }, definition.note ?? "");
    this.element = h(
      "section",
      { class: `panel ${definition.wide ? "wide" : ""}`, id: definition.id, "aria-labelledby": `${definition.id}-title` },
      h("header", {}, h("h2", { id: `${definition.id}-title` }, definition.title), this.#actions()),
      this.note,
      this.message,
      this.body,
    );
  }

  /** Loads and shows what the state selects. The earlier content stays until then. */
  async show(state, context) {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#shown = { state, context };
    const busy = setTimeout(() => this.element.setAttribute("aria-busy", "true"), SHOWN_AS_BUSY_AFTER_MILLIS);
    try {
      const ask = (path) => this.tools.client.ask(path, asking.signal);
      const answers = await this.#load(ask, state, context);
      if (!asking.signal.aborted) {
        this.#render(answers, state, context);
      }
    } catch (error) {
      if (!asking.signal.aborted) {
        this.#fail(error);
      }
    } finally {
      clearTimeout(busy);
      if (this.#asking === asking) {
        this.element.removeAttribute("aria-busy");
      }
    }
  }

  async #load(ask, state, context) {
    const { questions, load } = this.definition;
    if (load) {
      return load(ask, state, context);
    }
    const asked = Object.entries(questions(state, context));
    const answers = await Promise.all(asked.map(([, path]) => ask(path)));
    return Object.fromEntries(asked.map(([name], i) => [name, answers[i]]));
  }

  #render(answers, state, context) {
    this.#view ??= this.definition.view(this.tools, this);
    if (!this.#view.element.isConnected) {
      this.body.replaceChildren(this.#view.element);
    }
    const place = placeOf(this.body);
    const nothing = this.#view.update(answers, state, context);
    goTo(place, this.body);
    this.body.hidden = nothing instanceof Nothing;
    this.message.hidden = !this.body.hidden;
    this.message.className = "message empty";
    this.message.replaceChildren(nothing instanceof Nothing ? nothing.text : "");
  }

  #fail(error) {
    this.message.hidden = false;
    this.message.className = "message failed";
    const again = h("button", { type: "button", on: { click: () => this.show(this.#shown.state, this.#shown.context) } }, "Try again");
    this.message.replaceChildren(h("p", {}, error.message), again);
    if (!this.#view) {
      this.body.hidden = true;
    }
  }

  #actions() {
    if (!this.definition.csv) {
      return null;
    }
    return h(
      "button",
      { type: "button", class: "quiet", on: { click: () => this.#save() }, "aria-label": `${this.definition.title} as CSV` },
      "CSV",
    );
  }

  async #save() {
    if (!this.#shown) {
      return;
    }
    try {
      const { path, blob, name } = await this.definition.csv(this.#shown.state, this.#shown.context);
      save(blob ?? (await this.tools.client.csv(path)), `${name}.csv`);
    } catch (error) {
      this.#fail(error);
    }
  }
}
