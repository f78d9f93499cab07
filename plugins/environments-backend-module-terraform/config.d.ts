export interface Config {
  environments?: {
    drivers?: {
      /** Resources by Terraform or OpenTofu. */
      terraform?: {
        /**
         * The program, as in `tofu` or `/usr/local/bin/terraform`.
         * @default terraform
         */
        binary?: string;
        /**
         * Where the state of each resource is kept, which may contain secrets,
         * and where Terraform works. Only the backend's user can read it. To be
         * backed up: what Terraform has made cannot be found without it.
         * @default terraform, in `environments.directory`
         */
        directory?: string;
        /** What blueprints can ask for. */
        modules: Array<{
          /** What blueprints call it. */
          id: string;
          /**
           * A folder on this machine, with everything that the module needs
           * below it. Paths are relative to the backend's working directory.
           */
          source: string;
        }>;
        /** A folder in which providers are kept, to be fetched only once. */
        pluginCache?: string;
        /**
         * Environment variables of Terraform, for example credentials of
         * providers. Of the backend's own it gets only those that lead to the
         * network.
         * @deepVisibility secret
         */
        env?: { [name: string]: string };
      };
    };
  };
}
