// Plain JS that Node 18 can read: it is there to tell people with an old Node what to do.
const NEEDED = 24;

/**
 * One line on what is wrong with this Node and the cure; null when it will do.
 * @param {string} version
 * @returns {string | null}
 */
export function nodeProblem(version) {
  if (Number(version.split('.')[0]) >= NEEDED) return null;
  return (
    `LLM Arena needs Node ${NEEDED} or newer and this is Node ${version}: run "npm ci" once, ` +
    'then use the npm scripts ("npm start", "npm test"): the install brings its own Node and they use it.'
  );
}
