/** Words of the English language that glue others together, or ask. */
const GLUE = new Set(
  `a about above after again against all also am an and any are aren as ask at
  be because been before behind being below between both but by can cannot could
  did do does doing don done down during each else every few find for from further get
  gets getting give given go goes going got had has hasn have having he her here hers
  him his how i if in into is isn it its just know let like look looks made make many
  may me might more most much must my need needs new no nor not now of off old on once
  only or other our ours out over own owner owners owned owns please same say see seems
  she should since so some still such take than that the their them then there these
  they this those through to too under until up upon us use used using very via was
  wasn we were what when where whether which while who whom whose why will with
  within without won would yes yet you your`.split(/\s+/),
);

/** Words that log lines and alerts are made of. */
const JARGON = new Set(
  `abort aborted accept accepted access active actual add added address after alert
  alerts already app application args argument assert assertion async attempt attempts
  available await backoff backtrace bad base begin body boolean bug bytes cache call called caller
  calls cancel cancelled caused cert certificate change changed check checking class
  client close closed cluster code com command commit complete completed component
  config configuration conn connect connected connecting connection connections console
  container context core count cpu crash crashed crashloopbackoff create created critical
  current data database date deadline debug default delay delete deleted denied dereference deploy
  deployed deployment description detail details device disabled disconnect disk
  done dropped duration elapsed email empty enabled end ended endpoint env environment
  err error errors event events evicted exceed exceeded except exception exec execute
  executing exit exited expected expired fail failed failing fails failure false fatal
  fetch field file files finish finished firing format found frame function get giving
  goroutine got handle handled handler head health healthy high host hostname http https
  id ids ignore ignored image incident index info init initialized input instance int
  internal invalid io issue item items java job json key keys kill killed kubernetes label
  labels last latency launch layer length level limit line lines link list listen
  listening load loaded loading local localhost location lock log logged logger logging login
  logs loop lost low main manager max memory message messages method metadata metric min
  minutes missing mode module monitor msg name namespace native net network nil node
  nodejs none normal notice null number object offset ok oom oomkilled open operation
  option options org output panic param parameter params parse password path pending
  permission php pid pod pods pool port post prod production proc process processing
  program project property protocol proxy public pointer previous properties push put python query queue raise rate read
  reading readiness ready reason recent receive received reconnect record redirect ref reference refused region
  reject rejected release reload remote remove removed replica repo report repository
  request requests reset resolve resolved resource resources response rest restart
  restarted restarting result retries retry retrying return returned route rpc ruby rule
  run running runtime rust schedule scheduled script sec second seconds segmentation self send sent
  server service services session set severity shutdown sigsegv signal size skip sleep slow
  socket source sql src stack stage staging start started starting state statement status
  stderr stdout step stop stopped storage store stream string success successful
  successfully summary support sync system table tag target task tasks tcp team temporary
  terminated terminating test text thread threads threshold throw thrown time timed
  timeout timeouts timestamp tls token too topic total trace traceback transaction true
  try trying type types uid unable unavailable uncaught undefined unexpected unhandled
  unhealthy unknown unreachable update updated upstream uptime url user users usr utc
  uuid valid value values var verbose version violation void wait waiting waited warn warning web
  worker workload write wrong www
  mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec`.split(
    /\s+/,
  ),
);

/** Whether the word, in lower case, only holds a sentence together. */
export function isGlue(word: string): boolean {
  return GLUE.has(word);
}

/** Whether the word, in lower case, names nothing that one could look up. */
export function isStopWord(word: string): boolean {
  return GLUE.has(word) || JARGON.has(word);
}

/** A word that could be the name of a service: letters, digits and dashes. */
export function isNameLike(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 63 &&
    /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u.test(text) &&
    !text.endsWith('-') &&
    !/(?:Exception|Error)$/.test(text)
  );
}

const CODE_EXTENSIONS = new Set(
  `bat c cc cjs clj cmake conf cpp cs cshtml css csx dart ex exs fs gemspec go
  gradle graphql groovy h haml hcl hpp hs html inc java js json jsx kt kts less lua
  mjs mts cts md ml php phtml pl pm prisma proto ps1 py pyi pyx r rake rb razor rs scala
  scss sh sol sql svelte swift tf tfvars toml ts tsx vb vue xml yaml yml zig`.split(
    /\s+/,
  ),
);

/** Whether a file's name ends as files of code and configuration do. */
export function isCodeFile(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && CODE_EXTENSIONS.has(name.slice(dot + 1).toLowerCase());
}
