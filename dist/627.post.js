"use strict";
exports.id = 627;
exports.ids = [627];
exports.modules = {

/***/ 8627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeThroughProxies: () => (/* binding */ exchangeThroughProxies)
/* harmony export */ });
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4409);
/* harmony import */ var _tunnel_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2281);



function exchangeThroughProxies(request, proxies, signal) {
    const server = new URL(request.url);
    if (server.protocol === 'http:')
        return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .exchange */ .cv)(request, (0,_tunnel_js__WEBPACK_IMPORTED_MODULE_1__/* .plainAgent */ .G_)(server, proxies), signal);
    return (0,_trust_js__WEBPACK_IMPORTED_MODULE_2__/* .trustingSystem */ .M)(proxies, (trust) => (0,_exchange_js__WEBPACK_IMPORTED_MODULE_0__/* .exchange */ .cv)(request, (0,_tunnel_js__WEBPACK_IMPORTED_MODULE_1__/* .secureAgent */ .hY)(proxies, trust), signal));
}


/***/ })

};
;