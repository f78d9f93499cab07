/**
 * A module that is loaded when something of it is asked for, for whom asks by the
 * namespace each time, as compilers of modules make it: `a.b()`.
 *
 * @param {() => object} load
 */
function whenAsked(load) {
  return new Proxy(
    {},
    {
      get: (_, key) => load()[key],
      has: (_, key) => key in load(),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor: (_, key) => {
        const found = Reflect.getOwnPropertyDescriptor(load(), key);
        // What the target does not have must be configurable
        return found && { ...found, configurable: true };
      },
    },
  );
}

module.exports = { whenAsked };
