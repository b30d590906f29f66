'use strict';
const load = () => require('./smol-toml.js');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
