const { Script } = require('node:vm');
const { sep } = require('node:path');

const INSTALLED = `${sep}node_modules${sep}`;

/** By what transforms them, and by path: nobody changes what is installed. */
const transforms = new Map();
/** By path: what was compiled last, and from which source. */
const scripts = new Map();
/** The runtime whose tests run, one after the other in each process. */
let current;

/**
 * A runtime of jest that reads, transforms and compiles each installed file once
 * in a process, rather than once for each test file that asks for it. Modules are
 * evaluated anew for each test file, as ever: tests share no state.
 *
 * @param {typeof import('jest-runtime').default} Runtime - what does the rest
 */
function reusing(Runtime) {
  return class ReusingRuntime extends Runtime {
    constructor(...args) {
      super(...args);
      current = this;
    }

    transformFile(filename, options) {
      if (options?.isInternalModule || !filename.includes(INSTALLED)) {
        return super.transformFile(filename, options);
      }
      const key = `${this._config.id}\0${filename}`;
      const known = transforms.get(key);
      if (!known) {
        const code = super.transformFile(filename, options);
        transforms.set(key, this._fileTransforms.get(filename));
        return code;
      }
      this._fileTransforms.set(filename, known);
      if (known.sourceMapPath) {
        this._sourceMapRegistry.set(filename, known.sourceMapPath);
      }
      return known.code;
    }

    createScriptFromCode(source, filename) {
      const context = this._environment.getVmContext();
      if (context === null || !filename.includes(INSTALLED)) {
        return super.createScriptFromCode(source, filename);
      }
      const known = scripts.get(filename);
      if (known?.source === source) {
        return known.script.runInContext(context);
      }
      const head = `(function(${this.constructInjectedModuleParameters()}){`;
      let script;
      try {
        script = new Script(`${head}${source}\n})`, {
          filename,
          columnOffset: -head.length,
          importModuleDynamically: specifier =>
            current.importFrom(filename, specifier),
        });
      } catch {
        // Says better what is wrong
        return super.createScriptFromCode(source, filename);
      }
      scripts.set(filename, { source, script });
      return script.runInContext(context);
    }

    async importFrom(filename, specifier) {
      const context = this._environment.getVmContext();
      const module = await this.resolveModule(specifier, filename, context);
      return this.linkAndEvaluateModule(module);
    }
  };
}

module.exports = { reusing };
