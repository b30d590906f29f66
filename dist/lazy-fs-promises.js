'use strict';
const load = () => require('node:fs/promises');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
