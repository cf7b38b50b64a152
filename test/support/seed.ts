import fc from "fast-check";

/**
 * The same tree gives the same verdict: properties go by one seed, unless another is asked for. `SEED=random` looks where
 * nobody has looked before; what it finds becomes an example.
 */
const asked = process.env["SEED"];
if (asked !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_240_815) });
