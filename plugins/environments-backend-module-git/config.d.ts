export interface Config {
  environments?: {
    drivers?: {
      /** Resources by manifests in a git repository. */
      git?: {
        /**
         * Where mirrors of the repositories are kept. They are a cache.
         * @default git, in `environments.directory`
         */
        directory?: string;
        /** Repositories that manifests are committed to. */
        repositories: Array<{
          /** What blueprints call it. */
          id: string;
          /**
           * `https://…`, `ssh://…`, `user@host:path`, or a path on this machine.
           * Without credentials: these go into `token`.
           */
          url: string;
          branch: string;
          /**
           * For HTTPS.
           * @visibility secret
           */
          token?: string;
          /**
           * The name that goes with the token, where the server minds.
           * @default x-access-token
           */
          username?: string;
          /** Whom commits are by. */
          author: { name: string; email: string };
          /**
           * The folder below which everything is written.
           * @default the repository's root
           */
          path?: string;
        }>;
        /** Argo CD servers that tell the health of what they apply. */
        argocd?: Array<{
          /** What blueprints call it. */
          id: string;
          /** As in `https://argocd.acme.test`. */
          baseUrl: string;
          /**
           * Of an account that may `get` applications.
           * @visibility secret
           */
          token?: string;
        }>;
      };
    };
  };
}
