// What the page asks the API, as addresses relative to the page's own.
import { ALL } from "../state/address.js";
import { windowOf } from "../state/window.js";

/** The address of an insight with parameters: lists are repeated, and what is null isn't there. */
export function insight(name, parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== "") {
        query.append(key, each);
      }
    }
  }
  const text = query.toString();
  return `insights/${name}${text ? `?${text}` : ""}`;
}

/** The parameters that select what the bar says. */
export function selected(state) {
  return {
    serviceName: state.service ? [state.service] : state.services,
    environment: state.environment === ALL ? null : state.environment,
    ...windowOf(state),
    tz: state.tz,
  };
}

/** The services that the bar selects, at any time and everywhere. */
export function selectedServices(state) {
  return { serviceName: state.service ? [state.service] : state.services };
}

/** The deployments behind a number. */
export function evidenceParameters(state, evidence) {
  const asked = selected(state);
  return {
    ...asked,
    serviceName: evidence.service ?? asked.serviceName,
    environment: evidence.environment === ALL ? null : (evidence.environment ?? asked.environment),
    deployedBy: evidence.person,
    from: evidence.from ?? asked.from,
    to: evidence.to ?? asked.to,
    metric: evidence.metric,
    role: evidence.role ?? "counted",
  };
}
