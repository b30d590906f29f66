'use strict';
// Stands in for packages that @actions/core imports, and for which nothing here calls it.
module.exports = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`${String(name)} is of a package that is not part of this bundle`);
    },
  },
);
