import QtQuick

// A text in Chinese with the second language under it, or one of them alone.
Item {
    id: both

    property var words: ({ zh: "", en: "" })
    property real size: Theme.body
    property real beside: 0.5
    property bool strong: false
    property color color: Theme.ink
    property color besideColor: color
    property int align: Text.AlignLeft

    // A text that fits into one line at this part of its size is not broken into two.
    readonly property real oneLine: 0.6

    readonly property bool hasChinese: Theme.showsChinese && words.zh !== ""
    readonly property bool hasEnglish: words.en !== "" && (Theme.showsEnglish || words.zh === "")
        && (!hasChinese || words.en !== words.zh)
    readonly property real besideSize: size * (hasChinese ? beside : 0.86)

    implicitHeight: (hasChinese ? size * 1.3 : 0) + (hasEnglish ? besideSize * 1.35 : 0)
    implicitWidth: Math.ceil(Math.max(hasChinese ? firstMetrics.advanceWidth : 0, hasEnglish ? secondMetrics.advanceWidth : 0)) + 2

    TextMetrics {
        id: firstMetrics
        font: first.font
        text: both.words.zh
    }
    TextMetrics {
        id: secondMetrics
        font: second.font
        text: both.words.en
    }
    Label {
        id: first
        visible: both.hasChinese
        text: both.words.zh
        wrapMode: firstMetrics.advanceWidth * both.oneLine > both.width ? Text.Wrap : Text.NoWrap
        size: both.size
        strong: both.strong
        color: both.color
        horizontalAlignment: both.align
        height: both.height * (both.hasEnglish ? 1.3 / (1.3 + 1.35 * both.beside) : 1)
        width: both.width
    }
    Label {
        id: second
        visible: both.hasEnglish
        text: both.words.en
        wrapMode: secondMetrics.advanceWidth * both.oneLine > both.width ? Text.Wrap : Text.NoWrap
        size: both.besideSize
        color: both.hasChinese ? both.besideColor : both.color
        strong: both.strong && !both.hasChinese
        horizontalAlignment: both.align
        y: both.hasChinese ? first.height : 0
        height: both.height - y
        width: both.width
    }
}
