const { configure } = require('@testing-library/dom');

/** On a busy machine, what appears at once takes seconds to. */
configure({ asyncUtilTimeout: 10_000 });
