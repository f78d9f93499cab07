export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in without a password, as one of the listed people. For
       * development and demonstrations only.
       */
      demo?: {
        /**
         * The people that the sign-in page offers, in this order. Each must
         * be a User in the catalog.
         * @deepVisibility frontend
         */
        people: Array<{
          /** Entity ref of the User, e.g. `user:default/ada.byron`. */
          userEntityRef: string;
          /** The name on the card. */
          name: string;
          /** What the person does, e.g. `On-call responder`. */
          role: string;
          /** One sentence on what signing in as this person shows. */
          summary?: string;
        }>;
        /**
         * The backend refuses to start with this provider configured unless
         * `NODE_ENV` is `development` or `test`. Setting this to `true` lifts
         * that: everyone who can reach the portal can then sign in as any of
         * the people above.
         */
        dangerouslyAllowInProduction?: boolean;
      };
    };
  };
}
