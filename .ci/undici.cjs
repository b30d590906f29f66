'use strict';
// Stands in for the package undici, which @actions/http-client imports for getAgentDispatcher alone.
exports.ProxyAgent = class ProxyAgent {
  constructor() {
    throw new Error(
      'undici is not part of this bundle: @actions/http-client must not be asked for a dispatcher',
    );
  }
};
