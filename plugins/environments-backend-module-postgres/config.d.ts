export interface Config {
  environments?: {
    drivers?: {
      /** PostgreSQL servers that databases of environments are made on. */
      postgres?: {
        /** By the names that blueprints use; `default` is that without a name. */
        instances?: {
          [name: string]: {
            host: string;
            /** @default 5432 */
            port?: number;
            /**
             * A role that may log in and make databases and roles, and read
             * `pg_database`.
             */
            user: string;
            /** @visibility secret */
            password?: string;
            /**
             * A database to connect to; the same for all replicas.
             * @default postgres
             */
            database?: string;
            /** Whether connections are encrypted, and how the server is known. */
            ssl?:
              | boolean
              | {
                  /** Certificates in PEM that the server's is signed by. */
                  ca?: string;
                  /** @default true */
                  rejectUnauthorized?: boolean;
                };
            /**
             * Where services reach it, if not where the portal does.
             * @default host
             */
            publicHost?: string;
            /** @default port */
            publicPort?: number;
            /** Databases that may be cloned. By default none is. */
            templates?: string[];
            /** Extensions that may be installed. By default none is. */
            extensions?: string[];
          };
        };
      };
    };
  };
}
