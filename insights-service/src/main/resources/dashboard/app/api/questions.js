// The page's requests to the API, as relative addresses.
import { onlyOf } from "../evidence/only.js";
import { windowOf } from "../state/window.js";

/** The address of an insight with parameters: lists are repeated, nulls are left out. */
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

/** The parameters for the bar's selection; the API, too, has * for every environment. */
export function selected(state) {
  return {
    serviceName: state.service ? [state.service] : state.services,
    environment: state.environment,
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
    environment: evidence.environment ?? asked.environment,
    deployedBy: evidence.person,
    from: evidence.from ?? asked.from,
    to: evidence.to ?? asked.to,
    metric: evidence.metric,
    role: evidence.role ?? (evidence.only?.startsWith("fault:") ? null : "counted"),
    ...onlyOf(evidence.only)?.parameters,
  };
}
