'use strict';
const load = () => require('node:crypto');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
