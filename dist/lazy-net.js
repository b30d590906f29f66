'use strict';
const load = () => require('node:net');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
