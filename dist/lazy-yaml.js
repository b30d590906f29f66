'use strict';
const load = () => require('./yaml.js');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
