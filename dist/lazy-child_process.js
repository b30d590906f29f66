'use strict';
const load = () => require('node:child_process');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
