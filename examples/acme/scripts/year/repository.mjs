import { shaOf } from './github.mjs';

const NOBODY = '0'.repeat(40);

/** A repository as it is at a moment: its main branch, and what it counts. */
export function createRepository({ seed, component }) {
  const counts = { number: 0, run: 41_000_000, review: 0, deployment: 0 };
  const name = `${seed}/${component}`;
  let status = 0;
  return {
    component,
    name,
    /** The commit that main is at. */
    head: NOBODY,
    /** The contents of that commit. */
    tree: NOBODY,
    /** How many times main was pushed to; the higher, the newer. */
    position: 0,
    /** Changes that wait for their first deployment. */
    undeployed: [],
    /** Pull requests and issues are counted together. */
    nextNumber: () => ++counts.number,
    nextRun: () => ++counts.run,
    nextReview: () => ++counts.review,
    nextDeployment: () => ++counts.deployment,
    nextStatus: () => ++status,
  };
}

/** A commit with an id and a tree that depend on nothing but its name. */
export function commitNamed(name, { message, author, at, component }) {
  return {
    sha: shaOf(`commit ${name}`),
    tree: shaOf(`tree ${name}`),
    message,
    author,
    at,
    paths: [`src/${component}.ts`, `test/${component}.test.ts`],
  };
}
