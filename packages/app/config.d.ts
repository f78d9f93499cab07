export interface Config {
  app?: {
    /** How people sign in to the portal. */
    signIn?: {
      /**
       * The sign-in buttons, in this order. Each needs its provider set up
       * under `auth.providers`. Demo people need no entry here: they are
       * offered when `auth.providers.demo.people` lists some.
       * @deepVisibility frontend
       */
      providers?: Array<'github' | 'oidc'>;
      oidc?: {
        /**
         * What people call the OpenID Connect provider, e.g. `Acme account`.
         * It completes "Continue with …" on the button.
         * @visibility frontend
         */
        title?: string;
      };
    };
  };
  auth?: {
    providers?: {
      demo?: {
        /**
         * The people that the sign-in page offers in a demo. The backend's
         * provider `demo` describes the options; here they are made visible
         * to the page.
         * @deepVisibility frontend
         */
        people?: Array<{
          userEntityRef: string;
          name: string;
          role: string;
          summary?: string;
        }>;
      };
    };
  };
}
