// Run by mongosh in the first pod, as often as it starts: sets up what is not set up yet. From its own machine MongoDB lets
// anybody do that until there is a user; afterwards it refuses, and asks for the operator's password.
const admin = db.getSiblingDB("admin");
const members = process.env.MEMBERS.split(" ").map((host, number) => ({ _id: number, host, priority: number === 0 ? 2 : 1 }));

function refusalOf(attempt) {
  try {
    attempt();
    return null;
  } catch (error) {
    return error.codeName;
  }
}

function waitToBePrimary() {
  for (let seconds = 0; !db.hello().isWritablePrimary; seconds++) {
    if (seconds === 120) {
      throw new Error("The first member is no primary after 120 s.");
    }
    sleep(1000);
  }
}

const refusal = refusalOf(() => rs.initiate({ _id: "registry", members }));
if (![null, "AlreadyInitialized", "Unauthorized"].includes(refusal)) {
  throw new Error(`The replica set can't be initiated: ${refusal}.`);
}
waitToBePrimary();
if (refusal !== "Unauthorized") {
  admin.createUser({ user: "operator", pwd: process.env.OPERATOR_PASSWORD, roles: ["root"] });
}
admin.auth("operator", process.env.OPERATOR_PASSWORD);
const registry = { pwd: process.env.REGISTRY_PASSWORD, roles: [{ role: "readWrite", db: "deployment-registry" }] };
if (admin.getUser("registry") === null) {
  admin.createUser({ user: "registry", ...registry });
} else {
  admin.updateUser("registry", registry);
}
print("The replica set is set up.");
