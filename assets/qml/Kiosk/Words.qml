import QtQuick
import Hall

// A text of any length in Chinese with the second language under it; as high as it needs to be.
Column {
    id: words

    property var text: null
    property real size: Dp.body
    property real beside: Dp.beside(size)
    property color color: Theme.ink
    property color besideColor: Theme.soft
    property int align: Text.AlignLeft
    property bool strong: false

    readonly property string first: Theme.showsChinese && text ? text.zh : ""
    readonly property string second: !text || text.en === first ? ""
        : Theme.showsEnglish || first === "" ? text.en : ""
    readonly property bool said: first !== "" || second !== ""

    // The width that it would take on one line.
    readonly property real oneLine: Math.ceil(Math.max(chinese.implicitWidth, english.implicitWidth))

    spacing: size * 0.08
    visible: said

    Text {
        id: chinese
        visible: text !== ""
        width: parent.width
        text: words.first
        color: words.color
        font { family: Theme.family; pixelSize: Math.max(1, Math.round(words.size)); bold: words.strong && Theme.hasBold }
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        horizontalAlignment: words.align
        lineHeight: 1.12
    }
    Text {
        id: english
        visible: text !== ""
        width: parent.width
        text: words.second
        color: words.first !== "" ? words.besideColor : words.color
        font { family: Theme.family; pixelSize: Math.max(1, Math.round(words.first !== "" ? words.beside : Math.max(Dp.least, words.size * 0.86))) }
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        horizontalAlignment: words.align
    }
}
