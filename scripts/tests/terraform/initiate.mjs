// Runs a script for mongosh against a MongoDB that only remembers what it was asked, in four states.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const script = readFileSync(process.argv[2], "utf8");

function run({ refusal, users }) {
  const calls = [];
  const admin = {
    createUser: ({ user }) => calls.push(`create ${user}`),
    updateUser: (user) => calls.push(`update ${user}`),
    getUser: (user) => (users.includes(user) ? { user } : null),
    auth: (user) => calls.push(`auth ${user}`),
  };
  const rs = {
    initiate({ members }) {
      calls.push(`initiate ${members.map(({ host, priority }) => `${host} ${priority}`).join(" ")}`);
      if (refusal) {
        throw Object.assign(new Error(refusal), { codeName: refusal });
      }
    },
  };
  const db = { getSiblingDB: () => admin, hello: () => ({ isWritablePrimary: true }) };
  const environment = { MEMBERS: "mongo-0 mongo-1", OPERATOR_PASSWORD: "o", REGISTRY_PASSWORD: "r" };
  try {
    vm.runInNewContext(script, { db, rs, process: { env: environment }, print: () => {}, sleep: () => {} });
  } catch (error) {
    calls.push(error.message);
  }
  return calls.join(", ");
}

console.log(`new: ${run({ users: [] })}`);
console.log(`stopped between the users: ${run({ refusal: "Unauthorized", users: ["operator"] })}`);
console.log(`with a new password: ${run({ refusal: "Unauthorized", users: ["operator", "registry"] })}`);
console.log(`members not there yet: ${run({ refusal: "NodeNotFound", users: [] })}`);
