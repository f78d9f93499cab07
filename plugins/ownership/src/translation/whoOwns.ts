/** The texts of "Who owns …?", under `whoOwns`. */
export const whoOwnsMessages = {
  title: 'Who owns …?',
  placeholder: 'Who owns …? Paste a host, pod, stack trace, alert …',
  clear: 'Clear',
  day: 'Owner on',
  today: 'Back to today',
  examples: 'Examples',
  examplesHint:
    'A host, a URL, a pod, a path, a line of a log, a stack trace or a whole alert as JSON.',
  recents: 'Recent look-ups',
  recentsHint: 'Kept in this browser only.',
  clearRecents: 'Clear look-ups',
  owner: 'Owner',
  onCall: 'On call',
  contact: 'Contact',
  related: 'Related',
  why: 'Why',
  dependsOn_one: 'Depends on {{count}}',
  dependsOn_other: 'Depends on {{count}}',
  dependsOnNothing: 'Depends on nothing known',
  dependedOn_one: '{{count}} depends on it',
  dependedOn_other: '{{count}} depend on it',
  dependedOnByNothing: 'Nothing known depends on it',
  ownedBy: 'owned by {{owners}}',
  ownedByNobody: 'owned by nobody',
  indirectly: 'indirectly',
  runnerUp: 'Runner-up:',
  margin: '{{percent}} % behind',
  shares: 'also matches {{keys}}',
  probably: 'Probably',
  part: 'Part {{number}}',
  parts_one: '{{count}} alert',
  parts_other: '{{count}} alerts',
  copy: 'Copy for the incident channel',
  keys: {
    move: 'to the answers',
    open: 'to open',
    copy: 'to copy',
    clear: 'to clear',
  },
  said: {
    found: '{{entity}} is owned by {{owner}}',
    ambiguous_one: 'Probably {{count}} entity',
    ambiguous_other: 'It could be any of {{count}} entities',
  },
  message: {
    ambiguous: 'It could be any of these:',
    unknown: 'Who owns {{keys}}? Nothing in the catalog leads there.',
    nothing: 'Who owns this? Nothing in it was recognised.',
  },
  ambiguous: {
    title_one: 'It is probably this one',
    title_other: 'It could be any of these {{count}}',
    advice:
      'What only one of them has tells them apart: look for it in the log, the alert or the address, and paste that.',
    sameEvidence:
      'The same evidence leads to each of them. Paste more of it: the whole address, path or alert.',
    only: 'Only this one',
  },
  unknown: {
    title: 'Nothing in the catalog leads there',
    advice:
      'This was recognised and looked for. Added to the entity it belongs to, it is found next time.',
    nothingRecognised:
      'Nothing was recognised. Paste something that names a part of a system: a host, a URL, a pod, a repository, a path, an alert.',
    lookedFor: 'Looked for',
    nearest: 'Nearest names',
    more: 'and {{number}} more',
    addAnnotation:
      'add the annotation {{annotation}} to the entity it belongs to.',
    addLink: 'add it to metadata.links of the entity it belongs to.',
    addCodeowners:
      'name its owner in the repository’s CODEOWNERS, or add the annotation backstage.io/source-location to its component.',
    addUser: 'add the person to the catalog as a User, and to their group.',
    addEntity: 'register the entity in the catalog.',
    addNowhere:
      'it is known once the delivery of its repository is followed here.',
  },
  failed: {
    title: 'The look-up did not answer',
    advice: 'What was pasted is still there. Try again in a moment.',
    detail: 'Details for whoever runs the portal',
    retry: 'Try again',
  },
  denied: {
    title: 'You may not look up owners',
    advice:
      'The permission ownership.resolve allows it. Those who run this portal can grant it.',
  },
  tooLarge: {
    title: 'That is too much at once',
    advice:
      'It has {{size}} MB, and 1 MB is the most. Paste the part that names a host, a pod or a path.',
  },
  feedback: {
    right: 'This is right',
    wrong: 'This is wrong…',
    which: 'Say which is right…',
    title: 'What is right?',
    rightOne: 'The right one',
    unknown: 'I do not know',
    search: 'Find another entity by name or ref',
    searchNothing: 'No entity of that name',
    searchFailed: 'The catalog did not answer: {{reason}}',
    comment: 'Comment',
    commentHint: 'What would have told? Up to 500 characters.',
    send: 'Send feedback',
    cancel: 'Cancel',
    thanks: 'Thank you. Answers will follow what you said.',
    noted: 'Feedback noted',
    failed: 'The feedback did not arrive',
  },
} as const;
