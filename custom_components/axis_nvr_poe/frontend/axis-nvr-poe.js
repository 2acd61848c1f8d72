var f=(r,e,t)=>()=>{if(t)throw t[0];try{return r&&(e=r(r=0)),e}catch(n){throw t=[n],n}};var h,c=f(()=>{h={card:"The front of a recorder: its ports, what is connected, and the power budget.",dashboard:"A recorder's ports, power and energy, failures, and the cameras themselves."}});var Q,X,Ee,rt,V,it,$,st,Te,Ce=f(()=>{c();Q=globalThis,X=Q.ShadowRoot&&(Q.ShadyCSS===void 0||Q.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Ee=Symbol(),rt=new WeakMap,V=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==Ee)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(X&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=rt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&rt.set(t,e))}return e}toString(){return this.cssText}},it=r=>new V(typeof r=="string"?r:r+"",void 0,Ee),$=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,i,s)=>n+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+r[s+1],r[0]);return new V(t,r,Ee)},st=(r,e)=>{if(X)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),i=Q.litNonce;i!==void 0&&n.setAttribute("nonce",i),n.textContent=t.cssText,r.appendChild(n)}},Te=X?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return it(t)})(r):r});var jn,In,Un,Fn,Bn,Vn,ee,ot,Wn,qn,W,Me,lt,at,S,te=f(()=>{c();Ce();Ce();({is:jn,defineProperty:In,getOwnPropertyDescriptor:Un,getOwnPropertyNames:Fn,getOwnPropertySymbols:Bn,getPrototypeOf:Vn}=Object),ee=globalThis,ot=ee.trustedTypes,Wn=ot?ot.emptyScript:"",qn=ee.reactiveElementPolyfillSupport,W=(r,e)=>r,Me={toAttribute(r,e){switch(e){case Boolean:r=r?Wn:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},lt=(r,e)=>!jn(r,e),at={attribute:!0,type:String,converter:Me,reflect:!1,useDefault:!1,hasChanged:lt};Symbol.metadata??=Symbol("metadata"),ee.litPropertyMetadata??=new WeakMap;S=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=at){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),i=this.getPropertyDescriptor(e,n,t);i!==void 0&&In(this.prototype,e,i)}}static getPropertyDescriptor(e,t,n){let{get:i,set:s}=Un(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:i,set(o){let l=i?.call(this);s?.call(this,o),this.requestUpdate(e,l,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??at}static _$Ei(){if(this.hasOwnProperty(W("elementProperties")))return;let e=Vn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(W("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(W("properties"))){let t=this.properties,n=[...Fn(t),...Bn(t)];for(let i of n)this.createProperty(i,t[i])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,i]of t)this.elementProperties.set(n,i)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let i=this._$Eu(t,n);i!==void 0&&this._$Eh.set(i,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let i of n)t.unshift(Te(i))}else e!==void 0&&t.push(Te(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return st(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),i=this.constructor._$Eu(e,n);if(i!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:Me).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(i):this.setAttribute(i,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,i=n._$Eh.get(e);if(i!==void 0&&this._$Em!==i){let s=n.getPropertyOptions(i),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:Me;this._$Em=i;let l=o.fromAttribute(t,s.type);this[i]=l??this._$Ej?.get(i)??l,this._$Em=null}}requestUpdate(e,t,n,i=!1,s){if(e!==void 0){let o=this.constructor;if(i===!1&&(s=this[e]),n??=o.getPropertyOptions(e),!((n.hasChanged??lt)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:i,wrapped:s},o){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),i===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,s]of this._$Ep)this[i]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[i,s]of n){let{wrapped:o}=s,l=this[i];o!==!0||this._$AL.has(i)||l===void 0||this.C(i,void 0,s,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};S.elementStyles=[],S.shadowRootOptions={mode:"open"},S[W("elementProperties")]=new Map,S[W("finalized")]=new Map,qn?.({ReactiveElement:S}),(ee.reactiveElementVersions??=[]).push("2.1.2")});function bt(r,e){if(!Le(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return dt!==void 0?dt.createHTML(e):e}function R(r,e,t=r,n){if(e===E)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,s=J(e)?void 0:e._$litDirective$;return i?.constructor!==s&&(i?._$AO?.(!1),s===void 0?i=void 0:(i=new s(r),i._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=R(r,i._$AS(r,e.values),i,n)),e}var Re,ct,ne,dt,Oe,P,He,Kn,z,K,J,Le,gt,ze,q,pt,ut,C,ht,mt,yt,Ne,p,x,Br,E,u,ft,M,vt,G,re,D,O,ie,se,oe,ae,_t,Jn,wt,j=f(()=>{c();Re=globalThis,ct=r=>r,ne=Re.trustedTypes,dt=ne?ne.createPolicy("lit-html",{createHTML:r=>r}):void 0,Oe="$lit$",P=`lit$${Math.random().toFixed(9).slice(2)}$`,He="?"+P,Kn=`<${He}>`,z=document,K=()=>z.createComment(""),J=r=>r===null||typeof r!="object"&&typeof r!="function",Le=Array.isArray,gt=r=>Le(r)||typeof r?.[Symbol.iterator]=="function",ze=`[ 	
\f\r]`,q=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,pt=/-->/g,ut=/>/g,C=RegExp(`>|${ze}(?:([^\\s"'>=/]+)(${ze}*=${ze}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ht=/'/g,mt=/"/g,yt=/^(?:script|style|textarea|title)$/i,Ne=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),p=Ne(1),x=Ne(2),Br=Ne(3),E=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),ft=new WeakMap,M=z.createTreeWalker(z,129);vt=(r,e)=>{let t=r.length-1,n=[],i,s=e===2?"<svg>":e===3?"<math>":"",o=q;for(let l=0;l<t;l++){let a=r[l],m,y,d=-1,g=0;for(;g<a.length&&(o.lastIndex=g,y=o.exec(a),y!==null);)g=o.lastIndex,o===q?y[1]==="!--"?o=pt:y[1]!==void 0?o=ut:y[2]!==void 0?(yt.test(y[2])&&(i=RegExp("</"+y[2],"g")),o=C):y[3]!==void 0&&(o=C):o===C?y[0]===">"?(o=i??q,d=-1):y[1]===void 0?d=-2:(d=o.lastIndex-y[2].length,m=y[1],o=y[3]===void 0?C:y[3]==='"'?mt:ht):o===mt||o===ht?o=C:o===pt||o===ut?o=q:(o=C,i=void 0);let b=o===C&&r[l+1].startsWith("/>")?" ":"";s+=o===q?a+Kn:d>=0?(n.push(m),a.slice(0,d)+Oe+a.slice(d)+P+b):a+P+(d===-2?l:b)}return[bt(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},G=class r{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let s=0,o=0,l=e.length-1,a=this.parts,[m,y]=vt(e,t);if(this.el=r.createElement(m,n),M.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(i=M.nextNode())!==null&&a.length<l;){if(i.nodeType===1){if(i.hasAttributes())for(let d of i.getAttributeNames())if(d.endsWith(Oe)){let g=y[o++],b=i.getAttribute(d).split(P),_=/([.?@])?(.*)/.exec(g);a.push({type:1,index:s,name:_[2],strings:b,ctor:_[1]==="."?ie:_[1]==="?"?se:_[1]==="@"?oe:O}),i.removeAttribute(d)}else d.startsWith(P)&&(a.push({type:6,index:s}),i.removeAttribute(d));if(yt.test(i.tagName)){let d=i.textContent.split(P),g=d.length-1;if(g>0){i.textContent=ne?ne.emptyScript:"";for(let b=0;b<g;b++)i.append(d[b],K()),M.nextNode(),a.push({type:2,index:++s});i.append(d[g],K())}}}else if(i.nodeType===8)if(i.data===He)a.push({type:2,index:s});else{let d=-1;for(;(d=i.data.indexOf(P,d+1))!==-1;)a.push({type:7,index:s}),d+=P.length-1}s++}}static createElement(e,t){let n=z.createElement("template");return n.innerHTML=e,n}};re=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??z).importNode(t,!0);M.currentNode=i;let s=M.nextNode(),o=0,l=0,a=n[0];for(;a!==void 0;){if(o===a.index){let m;a.type===2?m=new D(s,s.nextSibling,this,e):a.type===1?m=new a.ctor(s,a.name,a.strings,this,e):a.type===6&&(m=new ae(s,this,e)),this._$AV.push(m),a=n[++l]}o!==a?.index&&(s=M.nextNode(),o++)}return M.currentNode=z,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},D=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=R(this,e,t),J(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==E&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):gt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&J(this._$AH)?this._$AA.nextSibling.data=e:this.T(z.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=G.createElement(bt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let s=new re(i,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=ft.get(e.strings);return t===void 0&&ft.set(e.strings,t=new G(e)),t}k(e){Le(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let s of e)i===t.length?t.push(n=new r(this.O(K()),this.O(K()),this,this.options)):n=t[i],n._$AI(s),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=ct(e).nextSibling;ct(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},O=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,s){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,i){let s=this.strings,o=!1;if(s===void 0)e=R(this,e,t,0),o=!J(e)||e!==this._$AH&&e!==E,o&&(this._$AH=e);else{let l=e,a,m;for(e=s[0],a=0;a<s.length-1;a++)m=R(this,l[n+a],t,a),m===E&&(m=this._$AH[a]),o||=!J(m)||m!==this._$AH[a],m===u?e=u:e!==u&&(e+=(m??"")+s[a+1]),this._$AH[a]=m}o&&!i&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ie=class extends O{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},se=class extends O{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},oe=class extends O{constructor(e,t,n,i,s){super(e,t,n,i,s),this.type=5}_$AI(e,t=this){if((e=R(this,e,t,0)??u)===E)return;let n=this._$AH,i=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==u&&(n===u||i);i&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ae=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){R(this,e)}},_t={M:Oe,P,A:He,C:1,L:vt,R:re,D:gt,V:R,I:D,H:O,N:se,U:oe,B:ie,F:ae},Jn=Re.litHtmlPolyfillSupport;Jn?.(G,D),(Re.litHtmlVersions??=[]).push("3.3.3");wt=(r,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let s=t?.renderBefore??null;n._$litPart$=i=new D(e.insertBefore(K(),s),s,void 0,t??{})}return i._$AI(r),i}});var De,w,Gn,$t=f(()=>{c();te();te();j();j();De=globalThis,w=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=wt(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};w._$litElement$=!0,w.finalized=!0,De.litElementHydrateSupport?.({LitElement:w});Gn=De.litElementPolyfillSupport;Gn?.({LitElement:w});(De.litElementVersions??=[]).push("4.2.2")});var xt=f(()=>{c();});var k=f(()=>{c();te();j();$t();xt()});function kt({budget:r,allocated:e,drawn:t}){if(r===null||e===null)return null;let n=Math.max(r,e,t??0);return n<=0?null:{drawn:(t??0)/n,allocated:Math.max(e,t??0)/n,isOver:e>r}}var At=f(()=>{"use strict";c()});function St(r){return`${(100*r).toFixed(1)}%`}var le,Pt=f(()=>{"use strict";c();k();At();le=class extends w{static properties={recorder:{attribute:!1},texts:{attribute:!1}};render(){let{recorder:e,texts:t}=this,n=kt(e);if(!n||e.budget===null)return u;let i=e.available??0;return p`
      <div class="all ${e.answers?n.isOver?"over":"":"away"}">
      <div class="title">
        <span>${t.say("power_budget",{watts:t.watts(e.budget)})}</span>
        <span class="fits">${this.#n()}</span>
      </div>
      <div class="bar">
        <span class="allocated" style="inline-size: ${St(n.allocated)}"></span>
        <span class="drawn" style="inline-size: ${St(n.drawn)}"></span>
      </div>
      <dl>
        ${this.#e("drawn",t.say("drawn"),e.drawn)}
        ${this.#e("allocated",t.say("allocated"),e.allocated)}
        ${this.#e("available",t.say(i<0?"too_much":"available"),Math.abs(i))}
      </dl>
      </div>
    `}#e(e,t,n){return n===null?u:p`<div><dt><span class="key ${e}"></span>${t}</dt><dd>${this.texts.watts(n)}</dd></div>`}#n(){let{largest_class:e}=this.recorder;return e===null?u:e==="none"?this.texts.say("nothing_fits"):this.texts.say("largest_class",{poe_class:e})}static styles=$`
    :host { display: block; color: var(--primary-text-color); font-size: 0.875rem; line-height: 1.3; }
    .title { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
    .title > :first-child { font-weight: 500; }
    .fits { color: var(--secondary-text-color); }
    .all { --fill: var(--primary-color); }
    .bar, .key {
      --allocated: repeating-linear-gradient(
        -45deg,
        color-mix(in srgb, var(--fill) 55%, transparent) 0 3px,
        color-mix(in srgb, var(--fill) 22%, transparent) 3px 6px
      );
    }
    .bar, .key { forced-color-adjust: none; }
    .bar {
      position: relative;
      overflow: hidden;
      block-size: 0.875rem;
      margin-block: 0.375rem 0.5rem;
      border: 1px solid var(--secondary-text-color);
      border-radius: 0.5rem;
    }
    .all.over { --fill: var(--warning-color, #ffa600); }
    .all.away { --fill: var(--secondary-text-color); }
    .bar span { position: absolute; inset-block: 0; inset-inline-start: 0; }
    .allocated { background: var(--allocated); }
    .drawn { background: var(--fill); }
    dl { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; }
    dl > div { display: flex; gap: 0.375rem; align-items: baseline; }
    dt { color: var(--secondary-text-color); }
    dd { margin: 0; font-weight: 500; font-variant-numeric: tabular-nums; }
    .key {
      display: inline-block;
      box-sizing: border-box;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      margin-inline-end: 0.375rem;
      border: 1px solid var(--secondary-text-color);
      border-radius: 0.1875rem;
      vertical-align: -0.0625rem;
    }
  `}});var Et,Tt,ce,Ct=f(()=>{c();Et={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Tt=r=>(...e)=>({_$litDirective$:r,values:e}),ce=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}}});var Yn,Mt,zt,I,T,Zn,Rt,Ot,de,Ht=f(()=>{c();j();({I:Yn}=_t),Mt=r=>r,zt=()=>document.createComment(""),I=(r,e,t)=>{let n=r._$AA.parentNode,i=e===void 0?r._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(zt(),i),o=n.insertBefore(zt(),i);t=new Yn(s,o,r,r.options)}else{let s=t._$AB.nextSibling,o=t._$AM,l=o!==r;if(l){let a;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(a=r._$AU)!==o._$AU&&t._$AP(a)}if(s!==i||l){let a=t._$AA;for(;a!==s;){let m=Mt(a).nextSibling;Mt(n).insertBefore(a,i),a=m}}}return t},T=(r,e,t=r)=>(r._$AI(e,t),r),Zn={},Rt=(r,e=Zn)=>r._$AH=e,Ot=r=>r._$AH,de=r=>{r._$AR(),r._$AA.remove()}});var Lt,Nt,Dt=f(()=>{c();j();Ct();Ht();Lt=(r,e,t)=>{let n=new Map;for(let i=e;i<=t;i++)n.set(r[i],i);return n},Nt=Tt(class extends ce{constructor(r){if(super(r),r.type!==Et.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let i=[],s=[],o=0;for(let l of r)i[o]=n?n(l,o):o,s[o]=t(l,o),o++;return{values:s,keys:i}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,n]){let i=Ot(r),{values:s,keys:o}=this.dt(e,t,n);if(!Array.isArray(i))return this.ut=o,s;let l=this.ut??=[],a=[],m,y,d=0,g=i.length-1,b=0,_=s.length-1;for(;d<=g&&b<=_;)if(i[d]===null)d++;else if(i[g]===null)g--;else if(l[d]===o[b])a[b]=T(i[d],s[b]),d++,b++;else if(l[g]===o[_])a[_]=T(i[g],s[_]),g--,_--;else if(l[d]===o[_])a[_]=T(i[d],s[_]),I(r,a[_+1],i[d]),d++,_--;else if(l[g]===o[b])a[b]=T(i[g],s[b]),I(r,i[d],i[g]),g--,b++;else if(m===void 0&&(m=Lt(o,b,_),y=Lt(l,d,g)),m.has(l[d]))if(m.has(l[g])){let A=y.get(o[b]),Pe=A!==void 0?i[A]:null;if(Pe===null){let nt=I(r,i[d]);T(nt,s[b]),a[b]=nt}else a[b]=T(Pe,s[b]),I(r,i[d],Pe),i[A]=null;b++}else de(i[g]),g--;else de(i[d]),d++;for(;b<=_;){let A=I(r,a[_+1]);T(A,s[b]),a[b++]=A}for(;d<=g;){let A=i[d++];A!==null&&de(A)}return this.ut=o,Rt(r,a),E}})});var jt=f(()=>{c();Dt()});function pe({recorder:r,ports:e},t){if(!r.answers)return{lamp:"unknown",text:t.say("away")};let n=Object.values(e);if(r.failing&&!ue(e).length)return{lamp:"failing",text:t.say("headline_recorder_failing")};for(let[i,s,o]of Qn){let l=n.filter(a=>a.state===i&&(o==="all"||a.named));if(l.length){let a=t.names(l.map(m=>t.called(m)));return{lamp:i,text:t.say(s,{devices:a})}}}return n.some(i=>i.state==="powered")?{lamp:"powered",text:t.say("all_powered")}:{lamp:"empty",text:t.say("no_devices")}}function ue(r){let e=Object.values(r);return Xn.flatMap(t=>e.filter(n=>n.state===t))}function It({recorder:r,ports:e}){return ue(e).map(n=>n.reason_text).includes(r.reason_text)?null:r.reason_text}var Qn,Xn,je=f(()=>{"use strict";c();Qn=[["failing","headline_failing","all"],["waiting","headline_waiting","all"],["unknown","headline_unknown","named"],["restarting","headline_restarting","all"],["held","headline_held","all"],["shed","headline_shed","all"],["off","headline_off","named"],["connected","headline_connected","named"]],Xn=["failing","waiting"]});function U(r,e){return e.say(er[r])}function he(r,e,t){if(r.state==="restarting"){let i=F(r,t);return i===0?e.say("hint_restarting"):e.say("hint_restarting_time",{time:e.countdown(i)})}let n=tr[r.state];return n?r.reason_text??e.say(n):""}function Ut(r,e,t){if(r.state==="powered"&&r.power!==null)return e.watts(r.power);let n=F(r,t);return n>0?e.countdown(n):U(r.state,e)}function Ft(r,e,t){let i=[e.called(r),r.named&&e.say("port",{number:r.port}),U(r.state,e),r.reason_text,r.power!==null&&r.state!=="empty"&&e.watts(r.power),r.protected&&e.say("protected"),r.watched&&e.say("watched")].filter(Boolean).join(", ");return t?i:e.say("last_known",{text:i})}function F(r,e){return r.state!=="restarting"||!r.until?0:Math.max(0,Math.ceil((Date.parse(r.until)-e)/1e3))}function Y(r){return r.power===null||!r.allocated?null:Math.min(1,Math.max(0,r.power/r.allocated))}var er,tr,Z=f(()=>{"use strict";c();er={powered:"state_powered",waiting:"state_waiting",failing:"state_failing",off:"state_off",empty:"state_empty",restarting:"state_restarting",held:"state_held",shed:"state_shed",connected:"state_connected",unknown:"state_unknown"},tr={waiting:"hint_waiting",failing:"hint_failing",held:"hint_held",shed:"hint_shed",connected:"hint_connected",unknown:"hint_unknown"}});function Bt(r,e,t){if(r.recorder.answers!==e.recorder.answers)return t.say(e.recorder.answers?"back":"away");let n=Object.entries(e.ports).filter(([i,s])=>{let o=r.ports[i];return o&&(o.state!==s.state||o.reason_text!==s.reason_text)});return n.length>nr?pe(e,t).text:n.map(([,i])=>[t.called(i),U(i.state,t),i.reason_text]).map(i=>i.filter(Boolean).join(", ")).join(". ")}var nr,Vt=f(()=>{"use strict";c();je();Z();nr=3});var Wt,qt=f(()=>{"use strict";c();k();Wt=$`
  :host { display: block; font-size: 1rem; }
  ha-card { display: block; block-size: 100%; overflow: hidden; container-type: inline-size; }
  h2, p { margin: 0; }
  .front { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; color: var(--primary-text-color); }
  .notice { display: grid; place-items: center; min-block-size: 8rem; padding: 1rem; text-align: center; color: var(--primary-text-color); }
  header { display: flex; align-items: center; gap: 0.875rem; }
  .recorder { font-size: 0.875rem; color: var(--secondary-text-color); overflow-wrap: anywhere; }
  h2 { font-size: 1.375rem; font-weight: 500; line-height: 1.2; overflow-wrap: anywhere; }
  .quiet { color: var(--secondary-text-color); }
  .chip {
    forced-color-adjust: none;
    flex: none;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 1.9em;
    block-size: 1.9em;
    border: 1px solid #59646e;
    border-radius: 50%;
    background: #1f252a;
  }
  header .chip { font-size: 1.625rem; }
  header.away .lamp { color: #ffc04d; }
  .alarms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 0.5rem; }
  .box {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    box-sizing: border-box;
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--mark, var(--secondary-text-color));
    border-radius: 0.75rem;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    line-height: 1.35;
    text-align: start;
  }
  .box.away { display: block; }
  .box.failing { --mark: var(--error-color, #db4437); }
  .box.waiting { --mark: var(--warning-color, #ffa600); }
  .box strong { font-weight: 500; }
  button.box { cursor: pointer; }
  button.box:hover { background: color-mix(in srgb, var(--primary-text-color) 6%, transparent); }
  :focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
  .ports {
    --fit: 2;
    --between: 0.1875rem;
    --label-size: 0.8125rem;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(100% / min(var(--fit), var(--most)) - var(--between)), 1fr));
    gap: 0.5rem var(--between);
  }
  @container (min-width: 20rem) { .ports { --fit: 4; } }
  @container (min-width: 38rem) { .ports { --fit: 8; } }
  @container (min-width: 54rem) { .ports.roomy { --label-size: 0.9375rem; } }
  @container (min-width: 60rem) {
    .ports { --fit: 12; }
    h2 { font-size: 1.75rem; }
    header .chip { font-size: 1.875rem; }
  }
  @container (min-width: 82rem) { .ports { --fit: 16; } }
  @container (min-width: 120rem) { .ports { --fit: 24; } }
  .aloud {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`});var v,H=f(()=>{"use strict";c();v="axis_nvr_poe"});function Kt(r){let e=Object.values(r.entities).filter(({platform:i})=>i===v).map(i=>Yt(r,i.device_id)),[t,n]=new Set(e.filter(i=>i!==void 0));return t&&n?{device:t}:{}}function Jt(){return{schema:[{name:"device",selector:{device:{filter:{integration:v},entity:{integration:v,domain:"binary_sensor",device_class:"connectivity"}}}}],computeLabel:(r,e)=>e(`component.${v}.config_panel.card.recorder`)}}function Gt(r,e){let t=r.entities[e];if(t?.platform!==v)return null;let n=Yt(r,t.device_id);return n?{config:{type:`custom:${L}`,device:n}}:null}function Yt(r,e){return e?r.devices[e]?.via_device_id??e:void 0}var L,me=f(()=>{"use strict";c();H();L="axis-nvr-poe-card"});function Zt(r,e){let t=e.recorder??r?.recorder;if(!t)return;if(!e.ports)return{recorder:t,ports:r?.ports??{}};let n={...r?.ports};for(let[i,s]of Object.entries(e.ports))s?n[i]=s:delete n[i];return{recorder:t,ports:n}}var Qt=f(()=>{"use strict";c()});async function fe(r,e){let{message:t,translation_domain:n,translation_key:i,...s}=e;if(n&&i){let o=await r.loadBackendTranslation("exceptions",n),l=`component.${n}.exceptions.${i}.message`,a=o(l,s.translation_placeholders??{});if(a)return a}return t??String(e)}var Ie=f(()=>{"use strict";c()});async function Ue(r){try{await r?.()}catch{}}var Xt,rr,ge,en=f(()=>{"use strict";c();Qt();H();Ie();Xt=2e3,rr=6e4,ge=class{shown={kind:"loading"};#e;#n;#r;#i;#t=0;#o=Xt;#l;#s;constructor(e,t,n){this.#n=e,this.#e=e.connection,this.#r=t,this.#i=n}start(){this.#e.addEventListener("ready",this.#a),this.#a()}stop(){this.#e.removeEventListener("ready",this.#a),this.#t+=1,clearTimeout(this.#l),Ue(this.#s),this.#s=void 0}#a=async()=>{let e=++this.#t;clearTimeout(this.#l),this.#s=void 0;try{let t=this.#r??await this.#d(e);if(t===void 0||e!==this.#t)return;let n=!0,i=await this.#e.subscribeMessage(s=>{e===this.#t&&(this.#p(s,n),n=!1)},{type:`${v}/faceplate`,device_id:t},{resubscribe:!1});e===this.#t?this.#s=i:Ue(i)}catch(t){await this.#h(t,e)}};async#d(e){let t=await this.#n.callWS({type:`${v}/recorders`});if(e===this.#t){if(t.length===1)return t[0]?.recorder.device_id;t.length?this.#c({kind:"several",names:t.map(({recorder:n})=>n.name)}):(this.#c({kind:"none"}),this.#u())}}#p(e,t){if(this.#o=Xt,"gone"in e){this.#c({kind:"gone"}),Ue(this.#s),this.#s=void 0,this.#u();return}let n=this.shown.kind==="faceplate"&&!t?this.shown.faceplate:void 0,i=Zt(n,e);i&&this.#c({kind:"faceplate",faceplate:i})}async#h(e,t){let n=typeof e.code=="string",i=n?await fe(this.#n,e):"";if(t!==this.#t)return;let s=this.shown.kind==="gone"&&e.code==="not_found";e.code==="unknown_command"?this.#c({kind:"not_loaded"}):n&&!s&&this.#c({kind:"refused",message:i}),this.#u()}#u(){this.#l=setTimeout(this.#a,this.#o),this.#o=Math.min(2*this.#o,rr)}#c(e){this.shown=e,this.#i()}}});function N(r){return p`<svg class="lamp ${r}" viewBox="0 0 16 16" aria-hidden="true">${sr[r]}</svg>`}var ir,sr,B,ye=f(()=>{"use strict";c();k();ir=x`<path d="M9.4 1.5 3.6 9h3.6l-.9 5.5L12.4 7H8.6z" fill="currentColor"/>`,sr={powered:ir,waiting:x`<path d="M4 1.5h8v3L9 8l3 3.5v3H4v-3L7 8 4 4.5z" fill="none" stroke="currentColor"
    stroke-width="1.6" stroke-linejoin="round"/><path d="M5.4 13.2 8 10.4l2.6 2.8z" fill="currentColor"/>`,failing:x`<path d="M8 1 15.4 14.5H.6z" fill="currentColor" stroke="currentColor"
    stroke-linejoin="round"/><path d="M8 5.6v4.2M8 11.6v1.6" class="cut"/>`,off:x`<path d="M5 3.3a5.6 5.6 0 1 0 6 0M8 1.4v6" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round"/>`,empty:x`<circle cx="8" cy="8" r="2.2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,restarting:x`<g class="turning"><path d="M13.2 8A5.2 5.2 0 1 1 11 3.75" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><path d="M8.6 4.9h4.7V.3z"
    fill="currentColor"/></g>`,held:x`<path d="M5.2 3v10M10.8 3v10" stroke="currentColor" stroke-width="2.6"
    stroke-linecap="round"/>`,shed:x`<path d="M8 2v9M3.8 7.4 8 11.6l4.2-4.2M3 14.4h10" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,connected:x`<path d="M5.6 1.5v3.6M10.4 1.5v3.6M3.6 5.4h8.8v2.4a4.4 4.4 0 0 1-8.8 0zM8 12.4v2.4"
    fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,unknown:x`<path d="M5.3 5.2a2.8 2.8 0 1 1 4.3 2.4C8.5 8.3 8 8.9 8 10.2" fill="none"
    stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="13.4" r="1.2"
    fill="currentColor"/>`};B=$`
  .lamp { display: block; inline-size: 1em; block-size: 1em; color: #a9b4be; }
  .lamp.powered { color: #43dd84; }
  .lamp.failing { color: #ff7a6e; }
  .lamp.waiting { color: #ffc04d; }
  .lamp.restarting, .lamp.shed, .lamp.held { color: #79bdff; }
  .lamp .cut { stroke: #1b2025; stroke-width: 1.7; stroke-linecap: round; fill: none; }
  .lamp .turning { transform-origin: 50% 50%; }
  @media (prefers-reduced-motion: no-preference) {
    .lamp .turning { animation: turn 2s linear infinite; }
  }
  @keyframes turn { to { transform: rotate(1turn); } }
`});function tn(r){return r<=8?Math.max(1,r):Math.min(Math.ceil(r/2),24)}var nn=f(()=>{"use strict";c()});function rn(r,e,t,n,i){let s=i?-1:1,o={ArrowRight:s,ArrowLeft:-s,ArrowDown:n,ArrowUp:-n};if(r==="Home")return 0;if(r==="End")return t-1;let l=o[r];if(l===void 0)return null;let a=e+l;return a>=0&&a<t?a:e}var sn=f(()=>{"use strict";c()});function Ve({name:r,named:e,port:t},n){return e?r:n(`component.${v}.${Be}.card.port`,{number:t})}function Fe(r,e){return{minimumFractionDigits:r,maximumFractionDigits:r,useGrouping:e.number_format!=="none"}}function lr(r){if(r.number_format!=="system")return r.number_format==="none"?"en":ar[r.number_format]??r.language}function cr(r){return r.time_format==="12"?{hour12:!0}:r.time_format==="24"?{hour12:!1}:{}}var Be,on,or,ar,be,We=f(()=>{"use strict";c();H();Be="config_panel",on=2,or=/^(ar|dv|fa|he|ps|ug|ur|yi)\b/,ar={comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"]},be=class r{timeZone;#e;#n;#r;#i;#t;#o;#l;#s;#a;constructor(e,t,n,i){this.#e=e,this.#n=t,this.#a=or.test(n.language),this.timeZone=n.time_zone==="server"?i:void 0;let s=lr(n);this.#r=new Intl.NumberFormat(s,Fe(1,n)),this.#i=new Intl.NumberFormat(s,Fe(2,n)),this.#t=new Intl.NumberFormat(s,Fe(0,n));let o=this.timeZone?{timeZone:this.timeZone}:{},l={hour:"numeric",minute:"2-digit",...cr(n),...o};this.#l=new Intl.DateTimeFormat(n.language,l);let a={day:"numeric",month:"short"};this.#o=new Intl.DateTimeFormat(n.language,{...a,...l}),this.#s=new Intl.ListFormat(n.language,{type:"conjunction",style:"narrow"})}static async load(e){let[t,n]=await Promise.all([e.loadBackendTranslation(Be,v),e.loadBackendTranslation("exceptions",v)]);return new r(t,n,e.locale,e.config.time_zone)}say(e,t){return this.#e(`component.${v}.${Be}.card.${e}`,t)}reason({reason:e,reason_key:t,reason_placeholders:n}){return t&&this.#n(`component.${v}.exceptions.${t}.message`,n)||e}called(e){return Ve(e,this.#e)}common(e){return this.#e(`ui.common.${e}`)}watts(e){return this.#d(this.#r.format(e),"W")}energy(e){return e<1?this.#d(this.#t.format(1e3*e),"Wh"):this.#d(this.#i.format(e),"kWh")}#d(e,t){let n=`${e} ${t}`;return this.#a?`⁦${n}⁩`:n}moment(e){return this.#o.format(e)}hour(e){return this.#l.format(e)}countdown(e){let t=String(e%60).padStart(2,"0");return`${Math.floor(e/60)}:${t}`}names(e){let t=this.#s.format(e.slice(0,on)),n=e.length-on;return n>0?`${t} +${n}`:t}}});function pr(r,e){switch(r.kind){case"loading":return e.say("loading");case"none":return e.say("no_recorder");case"several":return e.say("several_recorders",{recorders:r.names.join(", ")});case"gone":return e.say("gone");case"not_loaded":return e.say("not_loaded");case"refused":return r.message;default:return""}}var qe,ve,an=f(()=>{"use strict";c();k();jt();Vt();qt();me();en();je();ye();nn();sn();We();Z();qe=4,ve=class extends w{static properties={shown:{state:!0},texts:{state:!0},open:{state:!0},stop:{state:!0},said:{state:!0}};#e;#n;#r;#i;constructor(){super(),this.shown={kind:"loading"},this.stop=0,this.said=""}static getStubConfig=Kt;static getConfigForm=Jt;setConfig(e){let t=e.device!==this.#r?.device;this.#r=e,t&&(this.shown={kind:"loading"},this.#s())}set hass(e){let t=this.#e;this.#e=e,this.#n!==e.locale&&this.#l(e),t?.connection!==e.connection&&this.#s();let{activity:n,switch:i}=this.#o?.entities??{},s=o=>t?.states[o]!==e.states[o];[n,i].some(o=>o&&s(o))&&this.requestUpdate()}getCardSize(){let e=this.#t?Object.keys(this.#t.ports).length:8;return 3+3*Math.ceil(e/8)}getGridOptions(){return{columns:(this.#t?Object.keys(this.#t.ports).length:8)>16?"full":12,min_columns:6,rows:"auto"}}connectedCallback(){super.connectedCallback(),this.#s()}disconnectedCallback(){super.disconnectedCallback(),this.open=void 0,this.#i?.stop(),this.#i=void 0}get#t(){return this.shown.kind==="faceplate"?this.shown.faceplate:void 0}get#o(){return this.open===void 0?void 0:this.#t?.ports[this.open]}async#l(e){this.#n=e.locale;try{let t=await be.load(e);this.#n===e.locale&&(this.texts=t)}catch{this.#n===e.locale&&(this.#n=void 0)}}#s(){if(this.#i?.stop(),this.#i=void 0,!this.isConnected||!this.#e||!this.#r)return;let e=new ge(this.#e,this.#r.device,()=>{this.shown=e.shown});this.#i=e,e.start()}willUpdate(e){this.open!==void 0&&!this.#o&&(this.open=void 0);let t=e.get("shown");if(!this.texts||t?.kind!=="faceplate"||this.shown.kind!=="faceplate")return;let n=Bt(t.faceplate,this.shown.faceplate,this.texts);n&&(this.said=n)}render(){let{texts:e}=this;return p`
      <ha-card>
        ${e?this.#t?this.#a(this.#t,e):p`<div class="notice"><p>${pr(this.shown,e)}</p></div>`:p`<div class="notice" aria-busy="true"></div>`}
      </ha-card>
      <div class="aloud" role="status" aria-live="polite">${this.said}</div>
      ${e&&this.#o?this.#u(this.#o,e):u}
    `}#a(e,t){let{recorder:n,ports:i}=e,{lamp:s,text:o}=pe(e,t),l=Object.entries(i),a=tn(l.length),m=Math.min(this.stop,l.length-1);return p`
      <div class="front">
        <header role="none" class=${n.answers?"":"away"}>
          <span class="chip">${N(s)}</span>
          <div>
            <p class="recorder">${n.name}</p>
            <h2>${o}</h2>
          </div>
        </header>
        ${n.answers?this.#p(e,t):this.#d(e,t)}
        <div
          class="ports ${a>8?"":"roomy"}"
          role="toolbar"
          aria-label=${t.say("ports")}
          style="--most: ${a}"
          @keydown=${this.#y}
          @focusin=${this.#g}
        >
          ${Nt(l,([y])=>y,([y,d],g)=>p`<axis-nvr-poe-jack
              .port=${d}
              .texts=${t}
              .answers=${n.answers}
              .isStop=${g===m}
              @click=${()=>this.#c(y)}
            ></axis-nvr-poe-jack>`)}
        </div>
        <axis-nvr-poe-budget .recorder=${n} .texts=${t}></axis-nvr-poe-budget>
      </div>
    `}#d({recorder:e},t){let n=t.reason(e),i=e.since&&t.moment(new Date(e.since));return p`
      <div class="box away">
        ${n?p`<p>${n}</p>`:u}
        <p>${i?t.say("away_since",{time:i}):t.say("away_last")}</p>
      </div>
    `}#p(e,t){let n=ue(e.ports),i=It(e);return!n.length&&!i?u:p`
      <div class="alarms">
        ${i?p`<p class="box failing">${i}</p>`:u}
        ${n.slice(0,qe).map(s=>this.#h(s,t))}
        ${n.length>qe?p`<p class="quiet">+${n.length-qe}</p>`:u}
      </div>
    `}#h(e,t){let n=t.called(e),i=e.named?t.say("port",{number:e.port}):"",s=he(e,t,Date.now());return p`
      <button
        type="button"
        class="box ${e.state}"
        aria-haspopup="dialog"
        aria-label=${[n,i,s].filter(Boolean).join(", ")}
        @click=${()=>this.#c(String(e.port))}
      >
        <span class="chip">${N(e.state)}</span>
        <span>
          <strong>${n}</strong>
          ${i?p`<span class="quiet">${i}</span>`:u}<br />${s}
        </span>
      </button>
    `}#u(e,t){let{activity:n,switch:i}=e.entities,s=this.#e?.states??{};return p`<axis-nvr-poe-port
      .port=${e}
      .texts=${t}
      .answers=${this.#t?.recorder.answers??!1}
      .isLoaded=${i!==null&&i in s}
      .activity=${n?s[n]:void 0}
      .hass=${this.#e}
      @closed=${this.#f}
    ></axis-nvr-poe-port>`}#c(e){this.open=e}async#f(){let e=Object.keys(this.#t?.ports??{}).indexOf(this.open??"");this.open=void 0,await this.updateComplete,document.activeElement===document.body&&this.#m[e]?.focus()}get#m(){return[...this.renderRoot.querySelectorAll("axis-nvr-poe-jack")]}#g(e){let t=e.composedPath(),n=this.#m.findIndex(i=>t.includes(i));n>=0&&(this.stop=n)}#y(e){let t=this.#m,n=t.indexOf(e.target),i=t[0];if(n<0||!i)return;let s=t.filter(a=>a.offsetTop===i.offsetTop).length,o=getComputedStyle(this).direction==="rtl",l=rn(e.key,n,t.length,s,o);l!==null&&(e.preventDefault(),t[l]?.focus())}static styles=[B,Wt]}});function we(r){return _e.add(r),Ke??=setInterval(()=>{for(let e of _e)e()},1e3),()=>{_e.delete(r),!_e.size&&(clearInterval(Ke),Ke=void 0)}}var _e,Ke,Je=f(()=>{"use strict";c();_e=new Set});var $e,xe,ln,Ge=f(()=>{"use strict";c();k();$e=p`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M6.5 10V7.5a5.5 5.5 0 0 1 11 0V10H19v11H5V10zm2.2 0h6.6V7.5a3.3 3.3 0 0 0-6.6 0z"/>
</svg>`,xe=p`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path fill-rule="evenodd" d="M12 5c4.8 0 8.8 2.9 10.8 7-2 4.1-6 7-10.8 7S3.2 16.1 1.2 12C3.2 7.9 7.2
  5 12 5zm0 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2zm0 2.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z"/>
</svg>`,ln=p`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m12 10.4 6-6 1.6 1.6-6 6 6 6-1.6 1.6-6-6-6 6L4.4 18l6-6-6-6L6 4.4z"/>
</svg>`});var cn,dn,pn=f(()=>{"use strict";c();k();cn=p`
  <svg class="socket" viewBox="0 0 48 40" aria-hidden="true">
    <path class="rim" d="M3 2h42v31h-9.5v4h-6v2h-11v-2h-6v-4H3z"/>
    <path class="hole" d="M6 5h36v25h-9v4h-6v2.5h-6V34h-6v-4H6z"/>
    <path class="pins" d="M11.5 5v6.5M15.07 5v6.5M18.64 5v6.5M22.21 5v6.5M25.78 5v6.5M29.35 5v6.5M32.92 5v6.5M36.5 5v6.5"/>
    <g class="plug">
      <path class="body" d="M8 13h32v15.5h-8.5v4h-15v-4H8z"/>
      <path class="latch" d="M19 20.5h10V35H19z"/>
    </g>
  </svg>`,dn=$`
  .socket { display: block; }
  .rim { fill: #3b444c; stroke: #59646e; stroke-width: 1; }
  .hole { fill: #07090b; }
  .pins { stroke: #d2a648; stroke-width: 1.5; }
  .plug { display: none; }
  .taken .plug { display: inline; }
  .body { fill: #8e99a4; stroke: #c4cdd5; stroke-width: 1; }
  .latch { fill: #6d7882; stroke: #aab4bd; stroke-width: 0.8; }
`});var ke,un=f(()=>{"use strict";c();k();Je();Ge();ye();pn();Z();ke=class extends w{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},isStop:{attribute:!1}};#e;disconnectedCallback(){super.disconnectedCallback(),this.#n(!1)}connectedCallback(){super.connectedCallback(),this.requestUpdate()}focus(e){this.renderRoot.querySelector("button")?.focus(e)}updated(){this.#n(this.isConnected&&this.answers&&F(this.port,Date.now())>0)}#n(e){e?this.#e??=we(()=>this.requestUpdate()):(this.#e?.(),this.#e=void 0)}render(){let{port:e,texts:t,answers:n}=this,i=e.state!=="empty"&&(e.named||e.state!=="off"),s=Ft(e,t,n);return p`
      <button
        type="button"
        class="${e.state} ${i?"taken":""} ${n?"":"away"}"
        aria-haspopup="dialog"
        tabindex=${this.isStop?0:-1}
      >
        <span class="spoken">${s}</span>
        <span class="plate" aria-hidden="true">
          <span class="number">${e.port}</span>
          <span class="signs">${e.protected?$e:u}${e.watched?xe:u}</span>
          ${N(e.state)} ${cn}
        </span>
        <span class="label" aria-hidden="true" title=${s}>
          ${e.named?p`<span class="name">${e.name}</span>`:u}
          <span class="figure">${Ut(e,t,n?Date.now():Number.POSITIVE_INFINITY)}</span>
          ${this.#r()}
        </span>
      </button>
    `}#r(){let e=this.port.state==="powered"?Y(this.port):null,t=e===null?u:p`<span style="inline-size: ${(e*100).toFixed(0)}%"></span>`;return p`<span class="bar ${e===null?"none":""}">${t}</span>`}static styles=[B,dn,$`
      :host { display: block; min-inline-size: 0; }
      button {
        all: unset;
        position: relative;
        box-sizing: border-box;
        display: flex;
        flex-direction: column;
        inline-size: 100%;
        block-size: 100%;
        border-radius: 0.375rem;
        cursor: pointer;
        color: var(--primary-text-color);
        -webkit-tap-highlight-color: transparent;
      }
      .spoken {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      .plate {
        forced-color-adjust: none;
        display: grid;
        grid-template: "number lamp" auto "socket socket" auto / 1fr auto;
        align-items: center;
        row-gap: 0.375rem;
        padding: 0.5rem 0.5rem 0.625rem;
        border-radius: 0.375rem;
        color: #dfe5ea;
        background: linear-gradient(#3b454d, #293037 12%, #20262b 88%, #14181c);
      }
      .number { font-size: calc(var(--label-size) + 0.0625rem); font-weight: 500; line-height: 1; }
      .signs { grid-area: socket; align-self: end; display: grid; gap: 0.125rem; inline-size: fit-content; }
      .icon { inline-size: 0.8125rem; block-size: 0.8125rem; fill: #a9b4be; }
      .lamp { font-size: calc(1.25 * var(--label-size)); }
      .socket { grid-area: socket; inline-size: clamp(2rem, 55%, 4.25rem); margin-inline: auto; }
      .label {
        display: flex;
        flex-direction: column;
        flex: 1;
        gap: 0.125rem;
        padding: 0.375rem 0.375rem 0.5rem;
        font-size: var(--label-size);
        line-height: 1.25;
        overflow-wrap: break-word;
        hyphens: auto;
      }
      .name {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        font-weight: 500;
      }
      .figure { margin-block-start: auto; font-variant-numeric: tabular-nums; }
      .empty .figure { color: var(--secondary-text-color); }
      .bar {
        forced-color-adjust: none;
        flex: none;
        block-size: 0.375rem;
        margin-block-start: 0.125rem;
        border-radius: 0.25rem;
        overflow: hidden;
        background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
      }
      .bar.none { background: none; }
      .bar > span { display: block; block-size: 100%; background: var(--primary-color); }
      button.away .plate { filter: grayscale(1); }
      button.away :is(.lamp, .plug) { opacity: 0.6; }
      button.away .label { color: var(--secondary-text-color); }
      button.away .bar > span { background: var(--secondary-text-color); }
      button:is(.failing, .waiting)::after {
        content: "";
        position: absolute;
        inset: 0;
        border: 2px solid var(--mark);
        border-radius: inherit;
        pointer-events: none;
      }
      button.failing { --mark: var(--error-color, #db4437); }
      button.waiting { --mark: var(--warning-color, #ffa600); }
      button.away { --mark: var(--secondary-text-color); }
      button:hover .plate { background: linear-gradient(#4b565f, #363f47 12%, #2b3238 88%, #1c2125); }
      button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: 1px; z-index: 1; }
    `]}});function fn(r,[e,t],[n,i]){let s=r.map(d=>d.filter(({time:g})=>g>=e&&g<=t)).filter(d=>d.length);if(!s.length)return null;let o=s.flat().map(({power:d})=>d),l=Math.max(...o),a=hr(l),m=d=>mn((d-e)/(t-e)*n),y=d=>mn(i-d/a*i);return{line:s.map(d=>hn(d,m,y)).join(""),area:s.map(d=>`${hn(d,m,y)}V${i}H${m(d[0]?.time??e)}Z`).join(""),before:((s[0]?.[0]?.time??t)-e)/(t-e),low:Math.min(...o),high:l,top:a}}function hn(r,e,t){return`M${r.map(({time:i,power:s})=>`${e(i)} ${t(s)}`).join("L")}${r.length===1?"h1":""}`}function hr(r){if(r<=1)return 1;let e=10**Math.floor(Math.log10(r));return ur.map(t=>t*e).find(t=>t>=r)??r}function mn(r){return Math.round(r*10)/10}var ur,gn=f(()=>{"use strict";c();ur=[1,1.5,2,3,4,5,6,8,10]});async function bn(r,e,t,n){let i=await _n(r,e,t-864e5,"mean");return i.length?mr([...i,{start:t,mean:n}]):fr(r,e,t)}function mr(r){let e=[],t=0;for(let{start:n,mean:i}of r)typeof i=="number"&&(n-t>72e4&&e.push([]),e.at(-1)?.push({time:n,power:i}),t=n);return e}async function vn(r,e,t){let i=(await _n(r,e,t,"change")).flatMap(({change:s})=>typeof s=="number"?[s]:[]);return i.length?i.reduce((s,o)=>s+o,0):null}async function _n(r,e,t,n){return(await r.callWS({type:"recorder/statistics_during_period",start_time:new Date(t).toISOString(),statistic_ids:[e],period:"5minute",types:[n],units:{power:"W",energy:"kWh"}}))[e]??[]}async function fr(r,e,t){let i=(await r.callWS({type:"history/history_during_period",start_time:new Date(t-864e5).toISOString(),entity_ids:[e],minimal_response:!0,no_attributes:!0,significant_changes_only:!1}))[e]??[],s=[[]];for(let[o,{s:l,lu:a}]of i.entries()){let m=l===""?Number.NaN:Number(l);if(!Number.isFinite(m)){s.push([]);continue}let y=i[o+1]?.lu;s.at(-1)?.push({time:a*1e3,power:m},{time:y?y*1e3:t,power:m})}return s.filter(o=>o.length)}function wn(r,e){if(!e)return new Date(r).setHours(0,0,0,0);let t=r-yn(r,e),n=yn(t,e);return n===0?t:n>864e5/2?t+864e5-n:t-n}function yn(r,e){let t=new Intl.DateTimeFormat("en-GB",{timeZone:e,timeStyle:"medium"}).format(r),[n=0,i=0,s=0]=t.split(":").map(Number);return((n*60+i)*60+s)*1e3+r%1e3}var $n=f(()=>{"use strict";c()});var xn,kn=f(()=>{"use strict";c();k();xn=$`
  dialog {
    box-sizing: border-box;
    inline-size: min(28rem, calc(100vw - 1.5rem));
    max-block-size: calc(100dvh - 1.5rem);
    padding: 0;
    overflow: auto;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-dialog-border-radius, 1.5rem);
    background: var(--ha-card-background, var(--card-background-color));
    color: var(--primary-text-color);
    font-size: 0.875rem;
    line-height: 1.4;
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  .panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1.25rem; }
  h2, p, dl, dd, figure { margin: 0; }
  h2 { font-size: 1.25rem; font-weight: 500; line-height: 1.25; overflow-wrap: anywhere; }
  header { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.75rem; align-items: start; }
  header .quiet { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
  .sign { display: inline-flex; align-items: center; gap: 0.25rem; }
  .quiet, dt, figcaption, .hours, .top { color: var(--secondary-text-color); }
  .icon { inline-size: 1rem; block-size: 1rem; fill: currentColor; }
  .chip {
    forced-color-adjust: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: #1f252a;
    border: 1px solid #59646e;
    box-sizing: border-box;
    font-size: 1.375rem;
  }
  .box {
    padding: 0.625rem 0.875rem;
    border-radius: 0.75rem;
    border: 1px solid var(--divider-color);
    border-inline-start: 0.25rem solid var(--secondary-text-color);
  }
  .box.bad { border-inline-start-color: var(--error-color, #db4437); }
  .power { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.75rem; }
  .power strong { font-size: 1.75rem; font-weight: 500; line-height: 1.1; font-variant-numeric: tabular-nums; }
  .bar {
    forced-color-adjust: none;
    flex-basis: 100%;
    block-size: 0.5rem;
    border-radius: 0.25rem;
    overflow: hidden;
    background: color-mix(in srgb, var(--primary-text-color) 18%, transparent);
  }
  .bar > span { display: block; block-size: 100%; background: var(--primary-color); }
  figure { min-block-size: 7.5rem; }
  .waits { display: grid; place-items: center; border-radius: 0.75rem; border: 1px dashed var(--divider-color); }
  figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
  .curve { position: relative; margin-block-start: 0.375rem; }
  .curve svg { display: block; inline-size: 100%; block-size: 5rem; overflow: visible; }
  .curve path { fill: none; vector-effect: non-scaling-stroke; }
  .grid { stroke: var(--divider-color); }
  .line { stroke: var(--primary-color); stroke-width: 2; stroke-linejoin: round; }
  .curve .area { fill: var(--primary-color); opacity: 0.2; }
  .top { position: absolute; inset-block-start: 0.125rem; inset-inline-start: 0.25rem; font-size: 0.75rem; }
  .before { position: absolute; inset-block: 50% 0; inset-inline-start: 0; display: grid; place-items: center; text-align: center; font-size: 0.75rem; }
  .hours { display: flex; justify-content: space-between; font-size: 0.75rem; }
  dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.625rem 1rem; }
  .last_activity { grid-column: 1 / -1; }
  dt { font-size: 0.8125rem; }
  dd { font-variant-numeric: tabular-nums; }
  nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
  button { font: inherit; color: inherit; cursor: pointer; }
  .link {
    padding: 0.375rem 0;
    border: 0;
    background: none;
    color: var(--primary-text-color);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-color: var(--primary-color);
    text-decoration-thickness: 2px;
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  .close .icon { inline-size: 1.375rem; block-size: 1.375rem; }
  .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0.5rem; }
  .actions button {
    min-block-size: 2.75rem;
    padding: 0.375rem 1.25rem;
    border: 1px solid var(--secondary-text-color);
    border-radius: 1.5rem;
    background: none;
    font-weight: 500;
  }
  .actions button:hover:not(:disabled), .close:hover { background: color-mix(in srgb, var(--primary-text-color) 8%, transparent); }
  .actions button:disabled { cursor: progress; opacity: 0.6; }
  .actions .turn_on { border: 2px solid var(--primary-color); }
  .actions .sure { border: 2px solid var(--error-color, #db4437); }
  .question {
    display: grid;
    gap: 0.5rem;
    padding: 0.875rem;
    border: 1px solid var(--divider-color);
    border-radius: 1rem;
  }
  #asks { font-size: 1rem; font-weight: 500; }
  :focus-visible { outline: 3px solid var(--primary-color); outline-offset: 1px; }
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .actions button { flex: 1; }
  }
`});var An,Sn,Ye,gr,Ae,Pn=f(()=>{"use strict";c();k();Je();gn();$n();H();Ge();ye();kn();Ie();Z();An={turn_off:["ask_turn_off","ask_turn_off_more"],power_cycle:["ask_power_cycle","ask_power_cycle_more"]},Sn=[288,72],Ye=24*36e5,gr=.5,Ae=class extends w{static properties={port:{attribute:!1},texts:{attribute:!1},answers:{attribute:!1},isLoaded:{attribute:!1},activity:{attribute:!1},hass:{attribute:!1,hasChanged:()=>!1},asked:{state:!0},running:{state:!0},refusal:{state:!0},day:{state:!0},energy:{state:!0}};#e=0;#n;constructor(){super(),this.refusal="",this.energy=null}disconnectedCallback(){super.disconnectedCallback(),this.#t(!1)}firstUpdated(){this.#r.showModal(),this.#e=Date.now(),this.#o()}willUpdate(e){e.has("port")&&this.asked&&!this.#l().includes(this.asked)&&(this.asked=void 0)}updated(e){this.#t(this.isConnected&&F(this.port,Date.now())>0),this.asked?e.has("asked")&&this.#i(".cancel")?.focus():e.get("asked")&&this.#i(`.actions .${e.get("asked")}`)?.focus(),this.#r.open&&document.activeElement===document.body&&this.#i(".close")?.focus({preventScroll:!0})}get#r(){return this.renderRoot.querySelector("dialog")}#i(e){return this.renderRoot.querySelector(e)}#t(e){e?this.#n??=we(()=>this.requestUpdate()):(this.#n?.(),this.#n=void 0)}async#o(){let{power:e,energy:t}=this.port.entities,n=this.#e,[i,s]=await Promise.allSettled([e?bn(this.hass,e,n,this.answers?this.port.power:null):[],t?vn(this.hass,t,wn(n,this.texts.timeZone)):null]);this.day=i.status==="fulfilled"?fn(i.value,[n-Ye,n],Sn):null,this.energy=s.status==="fulfilled"?s.value:null}#l(){let{state:e,entities:t}=this.port;return!t.switch||!this.isLoaded||!this.answers?[]:e==="off"||e==="shed"||e==="held"?["turn_on"]:this.port.protected?[]:e==="restarting"?["turn_on","turn_off"]:e==="empty"||e==="unknown"?["turn_off"]:["power_cycle","turn_off"]}#s(){if(!this.answers)return"hint_away";if(!this.port.entities.switch)return"hint_no_switch";if(!this.isLoaded)return"hint_switch_not_loaded";if(this.port.protected)return"hint_protected"}async#a(e){let t=this.port.entities.switch;if(!(!t||this.running)){this.running=e,this.refusal="";try{let n=e==="power_cycle"?v:"switch";await this.hass.callService(n,e,{},{entity_id:t},!1)}catch(n){this.refusal=await fe(this.hass,n)}this.running=void 0,this.asked=void 0}}#d(e){this.refusal="",An[e]?this.asked=e:this.#a(e)}#p(){this.#r.close()}#h(e){this.asked&&(e.preventDefault(),this.asked=void 0)}#u(){this.dispatchEvent(new CustomEvent("closed"))}#c(e){this.#p(),this.dispatchEvent(new CustomEvent("hass-more-info",{bubbles:!0,composed:!0,detail:{entityId:e}}))}render(){let{port:e,texts:t}=this;return p`
      <dialog
        aria-labelledby="title"
        @cancel=${this.#h}
        @close=${this.#u}
        @click=${n=>n.target===n.currentTarget&&this.#p()}
      >
        <div class="panel">
          <header role="none">
            <span class="chip">${N(e.state)}</span>
            <div>
              <h2 id="title">${t.called(e)}</h2>
              <p class="quiet">${this.#f()}</p>
            </div>
            <button class="close" type="button" aria-label=${t.common("close")} @click=${this.#p}>
              ${ln}
            </button>
          </header>
          ${this.#m()} ${this.#g()} ${this.#y()} ${this.#_()} ${this.#$()}
          ${this.refusal?p`<p class="box bad" role="alert">${this.refusal}</p>`:u}
          ${this.asked?this.#k(this.asked):this.#x()}
        </div>
      </dialog>
    `}#f(){let{port:e,texts:t}=this,n=[e.named&&t.say("port",{number:e.port}),U(e.state,t)];return p`
      <span>${n.filter(Boolean).join(" · ")}</span>
      ${e.protected?p`<span class="sign">${$e}${t.say("protected")}</span>`:u}
      ${e.watched?p`<span class="sign">${xe}${t.say("watched")}</span>`:u}
    `}#m(){let e=he(this.port,this.texts,Date.now());return e?p`<p class="box ${this.port.state==="failing"?"bad":""}">${e}</p>`:u}#g(){let{port:e,texts:t}=this;if(e.power===null)return u;let n=Y(e),i=t.watts(e.power);return p`
      <div class="power">
        <strong>${i}</strong>
        ${n===null||e.allocated===null?u:p`
                <span class="quiet">
                  ${t.say("of_allocated",{allocated:t.watts(e.allocated)})}
                </span>
                <span class="bar"><span style="inline-size: ${(n*100).toFixed(0)}%"></span></span>
              `}
      </div>
    `}#y(){let{day:e,texts:t}=this,n=t.say("last_day");if(e===void 0)return p`<figure class="waits" aria-busy="true"></figure>`;if(e===null)return p`<figure class="waits"><figcaption>${t.say("no_history")}</figcaption></figure>`;let[i,s]=[t.watts(e.low),t.watts(e.high)],o=i===s?i:t.say("between",{low:i,high:s}),[l,a]=Sn;return p`
      <figure>
        <figcaption><span>${n}</span><span>${o}</span></figcaption>
        <div class="curve" dir="ltr">
          <svg
            viewBox="0 -1 ${l} ${a+2}"
            preserveAspectRatio="none"
            role="img"
            aria-label="${n}: ${o}"
          >
            <path class="grid" d="M0 0H${l}M0 ${a/2}H${l}M0 ${a}H${l}" />
            <path class="area" d=${e.area} /><path class="line" d=${e.line} />
          </svg>
          <span class="top" aria-hidden="true">${t.watts(e.top)}</span>
          ${this.#v(e.before)}
        </div>
        <div class="hours" dir="ltr" aria-hidden="true">
          ${[1,.5,0].map(m=>p`<span>${t.hour(new Date(this.#e-m*Ye))}</span>`)}
        </div>
      </figure>
    `}#v(e){if(e<gr)return u;let t=this.texts.hour(new Date(this.#e-(1-e)*Ye));return p`<span class="before quiet" dir="auto" style="inline-size: ${(e*100).toFixed(0)}%"
      >${this.texts.say("no_history_before",{time:t})}</span
    >`}#_(){let{port:e,texts:t,activity:n}=this,i=l=>l===null?null:t.watts(l),s=e.poe_class!==null&&e.class_power_limit!==null?`${e.poe_class} (≤ ${t.watts(e.class_power_limit)})`:e.poe_class,o=[["energy_today",this.energy===null?null:t.energy(this.energy)],["allocated_power",Y(e)===null?i(e.allocated):null],["requested_power",i(e.requested)],["poe_class",s],["last_activity",n?this.#w(n):null]];return p`
      <dl>
        ${o.filter(([,l])=>l!==null).map(([l,a])=>p`<div class=${l}><dt>${t.say(l)}</dt><dd>${a}</dd></div>`)}
      </dl>
    `}#w(e){let t=new Date(e.state);return Number.isNaN(t.getTime())?null:`${this.hass.formatEntityAttributeValue(e,"event_type")}, ${this.texts.moment(t)}`}#$(){let{port:e,texts:t,hass:n}=this,i=e.connected_device_id,s=i&&Object.values(n.entities).find(({entity_id:l,device_id:a})=>a===i&&l.startsWith("camera."))?.entity_id,o=[s&&p`<button type="button" class="link" @click=${()=>this.#c(s)}>
          ${t.say("show_camera")}
        </button>`,i&&this.#b("open_device",i),e.device_id&&this.#b("open_port",e.device_id)].filter(Boolean);return o.length?p`<nav>${o}</nav>`:u}#b(e,t){return this.hass.user?.is_admin?p`<a class="link" href="/config/devices/device/${t}" @click=${this.#p}>${this.texts.say(e)}</a>`:null}#x(){let e=this.#s(),t=this.#l();return p`
      ${e?p`<p class="quiet hindrance">${this.texts.say(e)}</p>`:u}
      ${t.length?p`<div class="actions">
              ${t.map(n=>p`<button
                  type="button"
                  class=${n}
                  ?disabled=${this.running!==void 0}
                  @click=${()=>this.#d(n)}
                >
                  ${this.texts.say(n)}
                </button>`)}
            </div>`:u}
    `}#k(e){let{texts:t,running:n}=this,[i,s]=An[e]??[];return!i||!s?u:p`
      <section class="question" aria-labelledby="asks" aria-describedby="more" role="group">
        <p id="asks">${t.say(i,{device:t.called(this.port)})}</p>
        <p id="more" class="quiet">${t.say(s)}</p>
        <div class="actions">
          <button type="button" class="cancel" ?disabled=${n!==void 0} @click=${()=>{this.asked=void 0}}>
            ${t.common("cancel")}
          </button>
          <button
            type="button"
            class="sure"
            ?disabled=${n!==void 0}
            @click=${()=>this.#a(e)}
          >
            ${t.say(e)}
          </button>
        </div>
      </section>
    `}static styles=[B,xn]}});async function En(r,e){if(!e.length)return 2;try{let t=await r.callWS({type:"logbook/get_events",start_time:new Date(Date.now()-2592e5).toISOString(),entity_ids:e}),n=new Set(t.map(({when:i})=>new Date(i*1e3).toDateString()));return Math.min(6,Math.max(2,t.length+n.size+1))}catch{return 2}}var Ze=f(()=>{"use strict";c()});function zn(r,e,t,n){return r.length?{views:r.map(i=>$r(i,e,t))}:{views:[wr(t,n)]}}function wr(r,e){let t={text:r("add_recorder"),appearance:"filled",variant:"brand",tap_action:{action:"navigate",navigation_path:_r}},n={type:"empty-state",icon:"mdi:ethernet",content_only:!0,title:r("no_recorder"),content:r(e?"no_recorder_hint":"no_recorder_hint_user"),...e?{buttons:[t]}:{}};return{type:"panel",title:r("title"),path:"recorder",cards:[n]}}function $r(r,e,t){let{recorder:n}=r;return{type:"sections",title:n.name,path:n.device_id,max_columns:Cn,sections:[xr(r),kr(r,t),Ar(r,t),Pr(r,e,t)].filter(i=>i.cards.length)}}function xr({recorder:r}){let e={type:`custom:${L}`,device:r.device_id,grid_options:{columns:"full"}};return{type:"grid",column_span:Cn,cards:[e]}}function kr({recorder:r,ports:e},t){let n=[],{power:i,energy:s}=r.entities;i&&n.push({type:"history-graph",title:t("power_last_day"),hours_to_show:24,entities:[{entity:i,name:r.name}],grid_options:Qe}),s&&n.push(Tn(s,"day",t),Tn(s,"month",t));let o=Object.values(e).filter(l=>l.named||l.state!=="empty").flatMap(({name:l,entities:a})=>a.energy?[{entity:a.energy,name:l}]:[]);return o.length&&n.push({type:"statistics-graph",title:t("energy_by_device"),chart_type:"bar",stat_types:["change"],period:"day",days_to_show:7,entities:o.length>vr&&s?[{entity:s,name:r.name}]:o,grid_options:Qe}),et(t("power_and_energy"),"mdi:lightning-bolt",n)}function Tn(r,e,t){return{type:"statistic",entity:r,name:t(e==="day"?"energy_today":"energy_this_month"),stat_type:"change",period:{calendar:{period:e}},grid_options:Mn}}function Xe({recorder:r,ports:e}){let t=Object.values(e).map(({entities:n})=>n.activity);return[r.entities.connected,...t].filter(n=>n!==null)}function Ar(r,e){let{recorder:t,ports:n,rows:i}=r,s=[];for(let l of[t.entities.poe_failure,t.entities.connected])l&&s.push({type:"tile",entity:l,name:{type:"entity"},grid_options:Mn});s.push(...Object.values(n).flatMap(Sr));let o=Xe(r);return o.length&&s.push({type:"logbook",target:{entity_id:o},hours_to_show:72,grid_options:{columns:12,rows:i,min_rows:2}}),et(e("failures_and_activity"),"mdi:history",s)}function Sr({name:r,entities:e}){let t=e.poe_failure;return t?[{type:"tile",entity:t,name:r,color:"red",state_content:["state","reason_text"],grid_options:Qe,visibility:[{condition:"state",entity:t,state:"on"}]}]:[]}function Pr({ports:r},e,t){let n=Object.values(r).flatMap(i=>{let s=Cr(i,e);return s?[Er(i,s),...Tr(i,t)]:[]});return et(t("cameras"),"mdi:cctv",n)}function Er({name:r,entities:e},t){let n=e.power?6:12;return{type:"picture-entity",entity:t,name:r,show_state:!1,grid_options:{columns:n,rows:2}}}function Tr({entities:r},e){return r.power?[{type:"sensor",entity:r.power,name:e("power"),graph:"line",grid_options:{columns:6,rows:2}}]:[]}function Cr({connected_device_id:r},{entities:e}){if(r)return Object.values(e).find(t=>t.device_id===r&&!t.hidden&&t.entity_id.startsWith("camera."))?.entity_id}function et(r,e,t){return t.length?{type:"grid",cards:[{type:"heading",heading:r,icon:e},...t]}:{type:"grid",cards:t}}var Cn,vr,Mn,Qe,_r,Rn=f(()=>{"use strict";c();me();Ze();Cn=3,vr=16,Mn={columns:6},Qe={columns:12},_r="/config/integrations/integration/axis_nvr_poe"});function On(r){return e=>r(`component.${v}.${tt}.dashboard.${e}`)}function Mr({recorder:r,ports:e},t){let n=Object.entries(e).map(([i,s])=>[i,{...s,name:Ve(s,t)}]);return{recorder:r,ports:Object.fromEntries(n)}}async function zr(r){try{return await r.callWS({type:`${v}/recorders`})}catch{return[]}}var tt,Se,Hn=f(()=>{"use strict";c();Rn();H();Ze();We();tt="config_panel",Se=class extends HTMLElement{static async generate(e,t){let n=await t.loadBackendTranslation(tt,v),i=(await zr(t)).map(async o=>({...Mr(o,n),rows:await En(t,Xe(o))})),s=t.user?.is_admin??!1;return zn(await Promise.all(i),t,On(n),s)}static async getCreateSuggestions(e){return{title:On(await e.loadBackendTranslation(tt,v))("title"),icon:"mdi:ethernet"}}}});var Or={};function Ln(r){let e=document.querySelector("home-assistant");if(!e?.hass)return h[r];e.hass.loadBackendTranslation("config_panel",v);let t=`component.${v}.config_panel.${r}.description`;return e.hass.localize(t)||h[r]}var Rr,Nn=f(()=>{"use strict";c();Pt();an();me();H();un();Pn();Hn();Rr={[L]:ve,"axis-nvr-poe-jack":ke,"axis-nvr-poe-budget":le,"axis-nvr-poe-port":Ae,"ll-strategy-dashboard-axis-nvr-poe":Se};if(!customElements.get(L)){for(let[r,e]of Object.entries(Rr))customElements.define(r,e);window.customCards??=[],window.customCards.push({type:L,name:"AXIS NVR PoE",get description(){return Ln("card")},preview:!0,documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe/blob/main/docs/dashboard.md#the-card",getEntitySuggestion:Gt}),window.customStrategies??=[],window.customStrategies.push({type:"axis-nvr-poe",strategyType:"dashboard",name:"AXIS NVR PoE",get description(){return Ln("dashboard")},documentationURL:"https://github.com/axis-nvr-poe/axis-nvr-poe/blob/main/docs/dashboard.md#the-dashboard"})}});c();await customElements.whenDefined("home-assistant");await Promise.resolve().then(()=>(Nn(),Or));
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
